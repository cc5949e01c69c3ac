// What a page shows goes on from what it showed before, and is the beginning of the one log.
import { sameOrder as shared } from "../../invariants/same-order.ts";
import type { Invariant } from "../invariant.ts";

export const sameOrder: Invariant = {
  ...shared,
  shown({ before, after, stored }) {
    const { events, generation } = after.replica;
    // Another store's log takes the place of the whole copy.
    const seen = generation === before.replica.generation ? before.replica.events : [];
    // Of what is erased by now, only what was already on its way is heard.
    if (events === seen || stored?.conversation?.erased) return null;
    if (events.length < seen.length || events[seen.length - 1] !== seen.at(-1))
      return "what was shown is shown no more";
    for (let place = seen.length; place < events.length; place += 1) {
      if (events[place] !== stored?.events[place]) return `another event than the log's at ${place + 1}`;
    }
    return null;
  },
};
