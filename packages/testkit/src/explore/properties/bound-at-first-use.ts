// A conversation belongs to the first visitor who was proven to be in it: by a proof alone, never by a refused token, and for good.
import { ownLinesOf, type TransitionProperty } from "../property.ts";

export const boundAtFirstUse: TransitionProperty = {
  name: "bound-at-first-use",
  rule: "HG12",
  type: "transition",
  check(transition) {
    const { before, after, command, decision, move } = transition;
    // HG14: a tombstone knows nobody, and is told of nobody.
    if (before.book.isErased || after.book.isErased) return null;
    const told = ownLinesOf(transition).flatMap(({ event }) => (event.type === "visitor.identified" ? [event] : []));
    const proven = move.identity?.type === "proven" ? move.identity.identity : null;
    if (told.length > 0 && (command.type !== "identify" || !proven)) return "somebody is identified without a proof";
    if (told.some(({ sub }) => sub !== proven?.sub)) return "somebody else is identified than was proven";
    const sub = before.book.sub;
    if (sub !== null && after.conversation?.identity?.sub !== sub)
      return "the conversation was bound to another visitor";
    const isOwn = command.type === "identify" && move.author.type === "visitor";
    if (!isOwn || !proven || !before.conversation) return null;
    const isAnother = sub !== null && sub !== proven.sub;
    if (isAnother)
      return decision.refusal?.code === "identity-conflict" ? null : "another visitor is not told of the conflict";
    if (decision.refusal) return `a proven visitor is refused (${decision.refusal.code})`;
    return after.conversation?.identity?.rank === proven.rank
      ? null
      : "what is known of the visitor is not what was proven";
  },
};
