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
  const where = await log.whereabouts(conversation);
  const events = await log.events(conversation, after, LIMITS.eventsPerReadMax);
  const run = await runs.read(conversation);
  // What was appended between the two readings belongs to both. The rest is of the moment in which all is read.
  const head = Math.max(where?.head ?? 0, events.at(-1)?.seq ?? 0);
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
