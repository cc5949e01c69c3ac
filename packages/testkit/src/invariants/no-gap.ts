// The log counts from 1 without a gap, and so does every copy of it; its time never goes back.
import type { Event } from "@handrail/protocol";
import type { Invariant } from "./invariant.ts";

export const noGap = {
  name: "no-gap",
  rule: "HG9",
  committed({ stored: { events }, decision, after }) {
    // HG14: a tombstone alone may stand after a gap.
    if (after.isErased) return null;
    const first = events.length - decision.events.length;
    for (let place = first; place < events.length; place += 1) {
      const event = events[place];
      if (event?.seq !== place + 1) return `the log has ${event?.seq} at ${place + 1}`;
      if (event.atMs < (events[place - 1]?.atMs ?? 0)) return `time goes back at ${place + 1}`;
    }
    return null;
  },
} satisfies Invariant;

/** What is missing in a copy, of which so many were there before; `null` when nothing is. */
export function gapIn(events: readonly Event[], before: number): string | null {
  for (let place = before; place < events.length; place += 1) {
    if (events[place]?.seq !== place + 1) return `a gap at ${place + 1}`;
  }
  return null;
}
