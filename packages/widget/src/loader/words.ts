// The loader's own few words. No locale is loaded before intent: a merchant writes the button's words in the snippet's link.

/** Said before the panel is there, or when it cannot come. */
export const WORDS = {
  human: "Talk to a human",
  open: "Open chat",
  heard: "Noted. Connecting you…",
  notSent: "Noted, not sent yet",
  failed: "The chat could not load",
  nothingAsked: "It is tried again by itself. You can also reach us here:",
  kept: "Your request for a human is kept in this browser. It is not sent yet, and goes out by itself as soon as the chat loads. You can also reach us here:",
  keptInPage:
    "Your request for a human is not sent yet. It goes out by itself as soon as the chat loads: please keep this page open. You can also reach us here:",
  page: "Contact page",
  again: "Try again",
  close: "Close",
};
