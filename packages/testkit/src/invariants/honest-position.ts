// A place that is told is one of the queue's at that time: from 1 to its length, and only to whoever stands in it. None is told to whoever has
// asked and whose page was not heard of in time: they are in nobody's way until they come.
import { isBeforeSlot, type Book } from "../explore/book.ts";
import type { Invariant } from "./invariant.ts";

export const honestPosition = {
  name: "honest-position",
  rule: "HG8",
  told(stored, place, relay) {
    const { book } = stored;
    const { conversations, nowMs } = relay;
    if (book.owner !== "queue") return place === null ? null : "has a place and does not wait";
    if (isBeforeSlot(book, nowMs)) return place === null ? null : "has a place before their appointment";
    if (place === null && !relay.isInLine(stored)) return null;
    let waiting = 0;
    for (const { book: other } of conversations.values()) if (isWaiting(other, nowMs)) waiting += 1;
    return place === null || place < 1 || place > waiting ? `is told place ${place} of ${waiting}` : null;
  },
} satisfies Invariant;

/** Whether somebody stands in the queue, which is not so before their appointment. */
export function isWaiting(book: Book, nowMs: number): boolean {
  return book.owner === "queue" && !isBeforeSlot(book, nowMs);
}
