// The words about the pictures that agents are seen by.

/** How visitors see an agent. */
export const PICTURES = {
  title: "Your picture",
  lead: "Visitors see it beside your name. Without one they see your initials.",
  choose: "Choose a picture",
  change: "Choose another",
  remove: "Remove",
  removeOf: "Remove picture",
  stage: "The part of your picture that is kept",
  hint: "Drag the picture, or use the sliders.",
  zoom: "Zoom",
  across: "Left to right",
  down: "Top to bottom",
  preview: "How visitors see you",
  where: "The shop, a person",
  words: "Hello! How can I help?",
  save: "Use this picture",
  cancel: "Cancel",
  saved: "Visitors see this picture from now on.",
  removed: "Your picture is deleted. Visitors see your initials.",
  removedOf: (name: string) => `The picture of ${name} is deleted.`,
  unreadable: "This file is no picture that your browser can read. A JPEG or PNG always is.",
  small: "This picture is too small: it must be 64 pixels wide and high at least.",
  unwritten: "Your browser could not cut the picture. Try another one, or another browser.",
} as const;
