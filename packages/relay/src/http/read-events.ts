// Reads what a visitor's answer holds: the log after a `seq`, the queue's figures, the unfinished answer.
import { LIMITS, type ConversationId, type EventsResponse, type SiteId } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import type { Clock } from "../platform.ts";
import type { QueueFacts } from "../realtime/queue-facts.ts";
import type { Log } from "../store/log.ts";

export interface ReadDeps {
  readonly log: Log;
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
export function readEvents(
  { log, queueFacts, runs, clock }: ReadDeps,
  { conversation, after }: Reader,
): EventsResponse {
  return {
    conversation,
    generation: log.generation,
    head: log.whereabouts(conversation)?.head ?? 0,
    nowMs: clock.now(),
    events: log.events(conversation, after, LIMITS.eventsPerReadMax),
    live: queueFacts.liveFacts(conversation),
    run: runs.snapshot(conversation),
  };
}
