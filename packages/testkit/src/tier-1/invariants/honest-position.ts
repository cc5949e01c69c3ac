// A place that is told is the dispatcher's at that time: from 1 to the length of the queue, each place once. Whoever asked later
// stands before somebody only by rank, or as a click before an automatic request.
import { dispatch } from "@handrail/relay/dispatch";
import { isBeforeSlot } from "../../explore/book.ts";
import type { Invariant } from "../invariant.ts";

export const honestPosition: Invariant = {
  name: "honest-position",
  rule: "HG8",
  told(stored, place, relay) {
    if (stored.conversation?.owner.type !== "queue") return place === null ? null : "has a place and does not wait";
    const { nowMs } = relay.parts.loop;
    if (isBeforeSlot(stored.book, nowMs)) return place === null ? null : "has a place before their appointment";
    let waiting = 0;
    for (const { book } of relay.conversations.values()) {
      if (book.owner === "queue" && !isBeforeSlot(book, nowMs)) waiting += 1;
    }
    if (place === null || place < 1 || place > waiting) return `is told place ${place} of ${waiting}`;
    // Asked anew of the dispatcher, one time in eight: it is the most expensive question of all.
    if (relay.parts.loop.count % 8 > 0) return null;
    const now = dispatch(relay.dispatcher.lining(), relay.parts.loop.nowMs).places.get(stored.id)?.place;
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
