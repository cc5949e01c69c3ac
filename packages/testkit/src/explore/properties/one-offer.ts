// One visitor is offered to one agent at a time: to somebody on duty, while they wait, and for a minute at most.
import { LIMITS } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";

export const oneOffer: TransitionProperty = {
  name: "one-offer",
  rule: "HG12",
  type: "transition",
  check({ internalLines, move, after, atMs }) {
    for (const { event, before } of internalLines) {
      if (event.type !== "offer.made") continue;
      if (before.owner !== "queue") return `a visitor is offered who is with ${before.owner}`;
      if (before.offer) return "a visitor is offered who is being offered";
      if (!move.isOnDuty) return "a visitor is offered to somebody off duty";
      const forMs = event.expiresAtMs - atMs;
      if (forMs <= 0 || forMs > LIMITS.offerMsMax) return `an offer stands for ${forMs} ms`;
    }
    const told = after.internal.offer;
    return (told?.agent.id ?? null) === (after.book.offer?.agent ?? null)
      ? null
      : `the offer is to ${told?.agent.name ?? "nobody"}, and by the log to ${after.book.offer?.agent ?? "nobody"}`;
  },
};
