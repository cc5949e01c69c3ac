// English: the words of starting over, of earlier conversations, and of a window of its own.

/** The dictionary that {@link HistoryWords} is the type of. */
export const history = {
  startNew: "New conversation",
  startTitle: "Start a new conversation?",
  startText: "This one stays in this browser, under “{earlier}”.",
  startYes: "Start new",
  earlier: "Earlier conversations",
  goOn: "Continue this conversation",
  loadFailed: "This conversation could not be loaded.",
  wasErased: "This conversation was erased.",

  // A window of its own
  popOut: "Open in its own window",
  isOut: "The chat is open in its own window.",
  showWindow: "Show the window",
  bringBack: "Bring it back here",
};

/** The texts of earlier conversations in one language. */
export type HistoryWords = { readonly [Key in keyof typeof history]: (typeof history)[Key] };
