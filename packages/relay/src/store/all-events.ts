// Reads a whole log, a page at a time.
import type { ConversationId, Event } from "@handrail/protocol";
import type { Log } from "./log.ts";

const PAGE = 500;

/** Every event of the visible log, in order. */
export function allEvents(log: Pick<Log, "events">, id: ConversationId): readonly Event[] {
  const events: Event[] = [];
  for (;;) {
    const page = log.events(id, events.at(-1)?.seq ?? 0, PAGE);
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}
