// The loader's own few words. No locale is loaded before intent: a merchant writes the button's words in the snippet's link.

/** Said before the panel is there, or when it cannot come. */
export const WORDS = {
  human: "Talk to a human",
  open: "Open chat",
  noted: "Noted. Connecting you…",
  nowhere: "The chat could not load.",
  disk: "Not sent yet. Kept in this browser.",
  page: "Not sent yet. Keep this page open.",
  contact: "Contact page",
};
