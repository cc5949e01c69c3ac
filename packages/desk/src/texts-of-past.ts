// The words about past conversations.

/** Conversations that are over. */
export const PAST = {
  title: "Past conversations",
  lead: "Closed conversations that somebody here has answered. A conversation that was erased is not among them.",
  label: "Words, a name, an e-mail address",
  search: "Search",
  link: "Search past conversations",
  looking: "Looking…",
  count: (count: number) => (count === 1 ? "1 found" : `${count} found`),
  lookedBack: (found: string, until: string) => `${found} so far, looking back to ${until}.`,
  all: (found: string) => `${found}. That is all there is.`,
  further: "Look further back",
  none: "Nothing found.",
} as const;
