// The words about saved replies.

/** Replies that are written once and sent often. */
export const SAVED_REPLIES = {
  title: "Saved replies",
  lead: "Write once what you type every day. In a conversation, type / and a word of it, or press the bookmark beside your reply.",
  yours: "Yours",
  yoursHint: "Only you see these.",
  siteHint: "Everybody at this desk can use these. Admins write them.",
  count: (count: number) => (count === 1 ? "1 saved reply." : `${count} saved replies.`),
  keys: "Arrow keys choose, Enter puts it into your reply.",
  alone: "A saved reply keeps no promise: add words of your own.",
  wasAlone: "Saved reply, keeps no promise",
  none: "No saved reply has these words.",
  noneYet: "No saved replies yet.",
  noneOfSite: "None yet.",
  manage: "Change saved replies",
  add: "New reply",
  fillIn:
    "{visitor} and {agent} become names. {visitor|there} says “there” where nobody knows the visitor’s name; without it the word is left out.",
  nameless: "To a visitor without a name:",
  shortcutHint: "One word, such as refund: then /refund finds it first.",
  languageHint: "It comes first for visitors whose page is in this language. Empty suits any.",
  deleteTitle: (title: string) => `Delete “${title}”?`,
  deleteLead: "What was sent with it stays in the transcripts.",
  saved: (title: string) => `Saved “${title}”.`,
  deleted: (title: string) => `Deleted “${title}”.`,
} as const;
