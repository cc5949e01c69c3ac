// A place that is told is one of the queue's at that time: from 1 to its length, and only to whoever stands in it.
import { isBeforeSlot } from "../explore/book.ts";
import type { Invariant } from "./invariant.ts";

export const honestPosition = {
  name: "honest-position",
  rule: "HG8",
  told({ book }, place, { conversations, nowMs }) {
    if (book.owner !== "queue") return place === null ? null : "has a place and does not wait";
    if (isBeforeSlot(book, nowMs)) return place === null ? null : "has a place before their appointment";
    let waiting = 0;
    for (const { book: other } of conversations.values()) {
      if (other.owner === "queue" && !isBeforeSlot(other, nowMs)) waiting += 1;
    }
    return place === null || place < 1 || place > waiting ? `is told place ${place} of ${waiting}` : null;
  },
} satisfies Invariant;
