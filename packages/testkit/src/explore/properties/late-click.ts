// A click from an earlier epoch does not by itself reopen what the visitor has since ended: they are asked again.
import { isInHumanHands, ownLinesOf, type TransitionProperty } from "../property.ts";

export const lateClick: TransitionProperty = {
  name: "late-click",
  rule: "HG4",
  type: "transition",
  check(transition) {
    const { before, command, move, decision } = transition;
    if (command.type !== "ask-human" || move.author.type !== "visitor") return null;
    if (command.epoch === null || command.epoch >= (before.conversation?.epoch ?? 0)) return null;
    if (isInHumanHands(before.book.owner) || !move.terms.isLive) return null;
    if (decision.refusal?.code !== "stale-request") return "a late click is taken for a new one";
    return ownLinesOf(transition).length > 0 ? "a late click does something" : null;
  },
};
