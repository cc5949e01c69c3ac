// The loader's own few words. No locale is loaded before intent: a merchant writes the button's words in the snippet's link.

/** Said before the panel is there, or when it cannot come. */
export const WORDS = {
  human: "Talk to a human",
  open: "Open chat",
  heard: "One moment…",
  noted: "Noted. Connecting you…",
  notSent: "Noted, not sent yet",
  waits: "Not sent yet",
  failed: "The chat could not load.",
  nowhere: "We try again by ourselves.",
  disk: "Your request for a human is not sent yet. It is kept in this browser and goes out once the chat loads.",
  page: "Your request for a human is not sent yet. Please keep this page open.",
  contact: "Contact page",
  again: "Try again",
};
