// A click from an earlier epoch does not by itself reopen what the visitor has since ended: they are asked again. One that knew nothing
// cannot have seen the end of a closed conversation.
import { isInHumanHands, ownLinesOf, type TransitionProperty } from "../property.ts";

export const lateClick: TransitionProperty = {
  name: "late-click",
  rule: "HG4",
  type: "transition",
  check(transition) {
    const { before, command, move, decision } = transition;
    if (command.type !== "ask-human" || move.author.type !== "visitor" || move.readmits) return null;
    const epoch = before.conversation?.epoch ?? 0;
    const isLate = command.epoch === null ? before.book.owner === "nobody" : command.epoch < epoch;
    if (!isLate || isInHumanHands(before.book.owner) || before.book.isErased || !move.terms.isLive) return null;
    if (decision.refusal?.code !== "stale-request") return "a late click is taken for a new one";
    // HG11: the visitor's "yes" is sent as of this epoch.
    if (decision.refusal.details?.["epoch"] !== String(epoch)) return "a late click is not told how to ask again";
    return ownLinesOf(transition).length > 0 ? "a late click does something" : null;
  },
};
