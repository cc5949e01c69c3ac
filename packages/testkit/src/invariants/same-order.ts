// What anybody sees is a prefix of the one log, at every moment; at the quiet end it is all of it.
import type { Event } from "@handrail/protocol";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { End, Invariant, Wrong } from "./invariant.ts";

export const sameOrder = {
  name: "same-order",
  rule: "HG9",
  ended: ({ ledger }) => otherStories(ledger),
} satisfies Invariant;

function otherStories({ visitors }: End["ledger"]): readonly Wrong[] {
  return visitors.flatMap((visitor) => {
    const { end, replicas } = visitor;
    if (!end) return [];
    const found = replicas.flatMap(({ tab, events }) => {
      const at = events.findIndex((event, index) => !isSame(event, end.log[index]));
      return at < 0 ? [] : [disorder(visitor, `${tab} shows another event than the log at ${at + 1}`)];
    });
    if (end.shown.length !== end.log.length) {
      found.push(disorder(visitor, `the last tab shows ${end.shown.length} of ${end.log.length} events`));
    }
    return found;
  });
}

/** Whether a tab's next view goes on from its last one: nothing gone, nothing in between, no gap. */
export function goesOn(before: readonly Event[], after: readonly Event[]): boolean {
  if (after.length < before.length || after[before.length - 1]?.id !== before.at(-1)?.id) return false;
  return after.slice(before.length).every((event, index) => event.seq === before.length + index + 1);
}

function isSame(event: Event, logged: Event | undefined): boolean {
  return event === logged || (logged !== undefined && JSON.stringify(event) === JSON.stringify(logged));
}

function disorder({ name }: VisitorEvidence, what: string): Wrong {
  return { who: name, what };
}
