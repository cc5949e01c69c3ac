// Reads a whole log, a page at a time.
import type { ConversationId, Event } from "@handrail/protocol";
import type { LogReader } from "./log.ts";

const PAGE = 500;

/** Every event of the visible log, in order. */
export async function allEvents(log: Pick<LogReader, "events">, id: ConversationId): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (;;) {
    const page = await log.events(id, events.at(-1)?.seq ?? 0, PAGE);
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}
