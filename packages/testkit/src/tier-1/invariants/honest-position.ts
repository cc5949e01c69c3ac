// A place that is told is the dispatcher's at that time, and each is had once. Whoever asked later stands before somebody only by rank, or as
// a click before an automatic request.
import { dispatch } from "@handrail/relay/dispatch";
import { honestPosition as shared } from "../../invariants/honest-position.ts";
import type { Invariant } from "../invariant.ts";

export const honestPosition: Invariant = {
  ...shared,
  told(stored, place, relay) {
    const wrong = shared.told(stored, place, relay);
    // Asked anew of the dispatcher, one time in eight: it is the most expensive question of all.
    if (wrong !== null || place === null || relay.parts.loop.count % 8 > 0) return wrong;
    const now = dispatch(relay.dispatcher.lining(), relay.nowMs).places.get(stored.id)?.place;
    return now === place ? null : `is told place ${place}, and has place ${now}`;
  },
  lined({ situation: { waiting }, places }) {
    const taken = new Set([...places.values()].map(({ place }) => place));
    if (taken.size !== waiting.length) return "two have the same place";
    for (const one of waiting) {
      for (const other of waiting) {
        if (one.askedAtMs <= other.askedAtMs || placeOf(one) > placeOf(other)) continue;
        const isByRight = one.rank > other.rank || (!one.isAutomatic && other.isAutomatic);
        if (!isByRight) return `${one.conversation} stands before ${other.conversation}, who asked earlier`;
      }
    }
    return null;

    function placeOf({ conversation }: (typeof waiting)[number]): number {
      return places.get(conversation)?.place ?? 0;
    }
  },
};
