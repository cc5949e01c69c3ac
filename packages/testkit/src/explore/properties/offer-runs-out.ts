// An offer that has run out holds nobody up: whatever is asked next, it is noted as over first.
import type { TransitionProperty } from "../property.ts";

export const offerRunsOut: TransitionProperty = {
  name: "offer-runs-out",
  rule: "HG12",
  type: "transition",
  check({ before, internalLines, decision, atMs }) {
    const { offer } = before.book;
    if (!offer) return null;
    const [first] = internalLines;
    const isOver = atMs >= offer.expiresAtMs;
    if (isOver) return first?.event.type === "offer.expired" ? null : "an offer that has run out still stands";
    if (internalLines.some(({ event }) => event.type === "offer.expired")) return "an offer runs out before its time";
    const isRefusedBy = decision.internal.state.refusals.map(({ agent }) => agent);
    const isDeclined = internalLines.some(({ event }) => event.type === "offer.declined");
    return isDeclined && !isRefusedBy.includes(offer.agent) ? "a declined offer is forgotten" : null;
  },
};
