// The epoch grows by one at each change of owner and each lowering of the fence within the queue, and at nothing else.
import type { TransitionProperty } from "../property.ts";

export const epoch: TransitionProperty = {
  name: "epoch",
  rule: "HG4",
  type: "transition",
  check({ lines, before, after }) {
    // HG14: behind a tombstone nothing is compared with it any more.
    if (after.book.isErased) return null;
    const isTurn = lines.filter(
      ({ before: was, after: is }) => was.owner !== is.owner || (was.isFenced && !is.isFenced),
    );
    const grown = (after.conversation?.epoch ?? 0) - (before.conversation?.epoch ?? 0);
    return grown === isTurn.length
      ? null
      : `the epoch has grown by ${grown} at ${isTurn.length} changes of owner or fence`;
  },
};
