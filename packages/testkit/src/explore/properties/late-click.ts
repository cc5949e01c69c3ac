// A click from an earlier epoch does not by itself reopen what the visitor has since ended: they are asked again. One that knew nothing
// cannot have seen the end of a closed conversation. Nobody is asked again for what their click itself names.
import { unseenBy } from "../book.ts";
import { isInHumanHands, ownLinesOf, type TransitionProperty } from "../property.ts";

export const lateClick: TransitionProperty = {
  name: "late-click",
  rule: "HG4",
  type: "transition",
  check(transition) {
    const { before, command, move, decision } = transition;
    if (command.type !== "ask-human" || move.author.type !== "visitor" || move.readmits) return null;
    const { book } = before;
    if (isInHumanHands(book.owner) || book.isErased || !move.terms.isLive) return null;
    const epoch = before.conversation?.epoch ?? 0;
    const mayBeLate = command.epoch === null ? book.owner === "nobody" : command.epoch < epoch;
    const isLate = mayBeLate && unseenBy(command, book, book.epoch).length > 0;
    if (!isLate) return decision.refusal?.code === "stale-request" ? "a click is late that has seen all" : null;
    if (decision.refusal?.code !== "stale-request") return "a late click is taken for a new one";
    // HG11: the visitor's "yes" is sent as of this epoch.
    if (decision.refusal.details?.["epoch"] !== String(epoch)) return "a late click is not told how to ask again";
    return ownLinesOf(transition).length > 0 ? "a late click does something" : null;
  },
};
