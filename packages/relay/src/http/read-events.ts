// Reads what a visitor's answer holds: the log after a `seq`, the queue's figures, the unfinished answer.
import { LIMITS, type ConversationId, type EventsResponse, type SiteId } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import type { Clock } from "../platform.ts";
import type { QueueFacts } from "../realtime/queue-facts.ts";
import type { LogReader } from "../store/log.ts";

export interface ReadDeps {
  readonly log: Pick<LogReader, "generation" | "whereabouts" | "events">;
  readonly runs: Runs;
  readonly queueFacts: QueueFacts;
  readonly clock: Clock;
}

/** Whose log is read. */
export interface Reader {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly after: number;
  /** Where the reader comes from, when that is known. */
  readonly network: string | null;
}

/** What is there now. */
export async function readEvents(
  { log, queueFacts, runs, clock }: ReadDeps,
  { conversation, after }: Reader,
): Promise<EventsResponse> {
  const events = await log.events(conversation, after, LIMITS.eventsPerReadMax);
  const last = events.at(-1);
  // Fewer than can be read at once are all that there are. Where there are none, the log may end before what the reader has.
  const isAll = last !== undefined && events.length < LIMITS.eventsPerReadMax;
  const head = isAll ? last.seq : Math.max(last?.seq ?? 0, (await log.whereabouts(conversation))?.head ?? 0);
  const run = await runs.read(conversation);
  return {
    conversation,
    generation: log.generation,
    head,
    nowMs: clock.now(),
    events,
    live: queueFacts.liveFacts(conversation),
    run,
  };
}
