// Each command makes its events once, in one place, and nobody is shown anything twice.
import type { Chat } from "@handrail/core";
import { isEventOf } from "@handrail/protocol";
import type { VisitorEvidence } from "../world/evidence.ts";
import type { End, Invariant, Wrong } from "./invariant.ts";

export const noDuplicate = {
  name: "no-duplicate",
  rule: "HG9",
  committed: ({ stored, command }) =>
    stored.madeAt.has(command.id) ? `${command.type} ${command.id} was decided twice` : null,
  ended: ({ ledger }) => duplicates(ledger),
} satisfies Invariant;

// The texts of a world are all different.
function duplicates({ visitors }: End["ledger"]): readonly Wrong[] {
  return visitors.flatMap((visitor) => {
    const { end } = visitor;
    if (!end) return [];
    const ids = twice(end.log.map(({ id }) => id)).map((id) =>
      duplicate(visitor, `the event ${id} is twice in the log`),
    );
    const said = end.log.flatMap((event) =>
      event.type === "message.sent" && event.from.type !== "bot" ? [event.text] : [],
    );
    const texts = twice(said).map((text) => duplicate(visitor, `"${text}" is twice in the log`));
    return [...ids, ...texts, ...scattered(visitor)];
  });
}

/** What a tab shows twice right now: an event, or an event and the pending line that it came of. */
export function shownTwice(entries: Chat["entries"]["value"]): readonly string[] {
  const events = entries.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
  const pending = entries.flatMap((entry) => (entry.type === "pending" ? [entry.id] : []));
  return [
    ...twice(events.map(({ id }) => id)),
    ...twice(pending),
    ...pending.filter((id) => events.some((event) => isEventOf(event, "visitor", id))),
  ];
}

// One decision's events stand side by side: the same command decided twice would leave them in two places.
function scattered(visitor: VisitorEvidence): readonly Wrong[] {
  const places = new Map<string, number>();
  const found: Wrong[] = [];
  for (const { id, seq } of visitor.end?.log ?? []) {
    const command = id.slice(0, id.lastIndexOf("."));
    const last = places.get(command);
    if (last !== undefined && last !== seq - 1) found.push(duplicate(visitor, `${command} was decided twice`));
    places.set(command, seq);
  }
  return found;
}

function twice(values: readonly string[]): readonly string[] {
  const once = new Set(values);
  return once.size === values.length
    ? []
    : [...once].filter((value) => values.indexOf(value) !== values.lastIndexOf(value));
}

function duplicate({ name }: VisitorEvidence, what: string): Wrong {
  return { who: name, what };
}
