// The words that one language asks for a human with, by what each does in a sentence. Which of them together are an ask is learnt from
// messages: see `weigh.ts`.

/** What a word does in a sentence. */
export type Role =
  /** Who is asked for: a human, an agent, customer service. Alone it is an ask. */
  | "person"
  /** Somebody, anyone, one of you: an ask with a verb only. */
  | "someone"
  /** Wanting to have: I want, I need, give me, get me. */
  | "wish"
  /** Talking and reaching: speak, chat, contact, be put through. */
  | "talk"
  /** What a bot is told to do for it: connect, transfer, put through, call, fetch. */
  | "bring"
  /** Asking whether one may: can, could, may, is it possible. */
  | "can"
  /** Asking whether there is one: is there, do you have. */
  | "there"
  /** What a person would do: help, answer, take over, call me. */
  | "act"
  /** An ask by itself: call me back, connect me please. */
  | "ask"
  /** Who is not wanted: bot, robot, machine. */
  | "bot"
  /** Enough of it: stop, no more, instead of, sick of. */
  | "enough"
  /** Not, no, never, without. */
  | "deny"
  /** It has happened already, or thanks for it: spoke, told me, yesterday, thanks for. */
  | "past"
  /** A question or statement of another kind: which hours, phone number, how do I become, are you, do you sell. */
  | "fact"
  /** Right behind a person it makes a thing of them: hair, manual, rights. */
  | "thing"
  /** What else is wanted, sent or passed on: a ticket, money, an invoice, a number. */
  | "goods"
  /** It is meant for whoever reads this, and now: please, at once. With a person it is an ask. */
  | "please"
  /** Whatever else is in its clause, it is no ask: come to the branch, am I talking to, or can I do it online. */
  | "aside"
  /** Who else does or wants it, in front of a clause: my husband, my boss. */
  | "other"
  /** Neither here nor there: hello, articles, pronouns, prepositions. */
  | "filler";

/**
 * Words and phrases for each role, with commas between them, as {@link sentencesOf} writes them: lower case, without marks on Latin and
 * Greek letters, blanks for hyphens and apostrophes. `*` at the end stands for any ending. Of several that match, the longest counts.
 */
export type AskWords = Readonly<Partial<Record<Role, string>>> & {
  /** Written without blanks between words. */
  readonly isUnspaced?: true;
  /** What is learnt of this language's own words: see `weigh.ts`. */
  readonly weights?: string;
};
