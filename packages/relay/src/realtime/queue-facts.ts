// What a visitor is told of the queue (HG8): the dispatcher's own figures, with the time that they are true at.
import type { ConversationId, LiveFacts } from "@handrail/protocol";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { LiveSituation } from "../dispatch/live-situation.ts";
import type { Duty } from "../duty/duty.ts";
import type { Clock, Timer } from "../platform.ts";

/** A moving queue is told about at most this often, in ms. */
const COALESCE_MS = 250;

export interface QueueFacts {
  liveFacts(conversation: ConversationId): LiveFacts;
  /** What concerns nobody in particular. */
  crowd(): Pick<LiveFacts, "waiting" | "agentsOnDuty">;
  /** Told, a moment later, that places in the queue or the number of agents may have changed. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

/** Whether a visitor has something new to be told at once: the rest can wait for the next beat. */
export function hasMoved(before: LiveFacts, after: LiveFacts): boolean {
  return before.place !== after.place || before.step !== after.step;
}

export interface QueueFactsDeps {
  readonly situation: Pick<LiveSituation, "isOnCallTold">;
  readonly dispatcher: Pick<Dispatcher, "standingOf" | "waiting" | "asOfMs" | "newerInMs" | "onMove">;
  readonly clock: Clock;
  readonly duty: Pick<Duty, "count">;
}

export function createQueueFacts({ situation, dispatcher, clock, duty }: QueueFactsDeps): QueueFacts {
  const listeners = new Set<() => void>();
  let telling: Timer | null = null;
  const tell = (): void => {
    telling = null;
    for (const listener of listeners) listener();
    // What has moved since is not in what was told.
    if (dispatcher.newerInMs() > 0) tellSoon();
  };
  const tellSoon = (): void => {
    telling ??= clock.setTimeout(tell, Math.max(COALESCE_MS, dispatcher.newerInMs()));
  };
  dispatcher.onMove(tellSoon);
  return {
    crowd: () => ({ waiting: dispatcher.waiting(), agentsOnDuty: duty.count() }),
    liveFacts(conversation) {
      const standing = dispatcher.standingOf(conversation);
      return {
        asOfMs: dispatcher.asOfMs(),
        place: standing?.place ?? null,
        waiting: dispatcher.waiting(),
        agentsOnDuty: duty.count(),
        expectedWaitMs: standing?.expectedWaitMs ?? null,
        step: standing && situation.isOnCallTold(conversation) ? "on-call" : (standing?.step ?? null),
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      if (telling !== null) clock.clearTimeout(telling);
      listeners.clear();
    },
  };
}
