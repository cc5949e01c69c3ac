// English: the words of starting over, and of earlier conversations.

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
};

/** The texts of earlier conversations in one language. */
export type HistoryWords = { readonly [Key in keyof typeof history]: (typeof history)[Key] };
