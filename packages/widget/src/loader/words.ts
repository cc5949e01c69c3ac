// The loader's own few words. No locale is loaded before intent: a merchant writes the button's words in the snippet's link.

/** Said before the panel is there, or when it cannot come. */
export const WORDS = {
  human: "Talk to a human",
  open: "Open chat",
  heard: "One moment…",
  noted: "Noted. Connecting you…",
  nowhere: "The chat could not load. We try again.",
  disk: "Not sent yet. It is kept in this browser and goes out by itself.",
  page: "Not sent yet. Please keep this page open.",
  contact: "Contact page",
};
