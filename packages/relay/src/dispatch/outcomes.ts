// Follows each promise in the chat that was an estimate to its end, once: answered in time, or not. What the visitor or an
// agent took back says nothing of the estimate. Held in memory: what a restart forgets is a few samples.
import { isAnswer, type ConversationId, type Event, type PromiseId } from "@handrail/protocol";
import type { NewsItem } from "../realtime/news.ts";
import type { RequestClass } from "./estimate.ts";
import type { EstimateStore } from "./estimate-store.ts";

/** A promise whose due time was estimated at more than no wait at all. */
export interface EstimatedPromise {
  readonly conversation: ConversationId;
  readonly promise: PromiseId;
  readonly class: RequestClass;
  readonly dueAtMs: number;
}

export interface Outcomes {
  /** One was made, and is stored. */
  promised(promise: EstimatedPromise): void;
  hear(item: NewsItem): void;
}

/** `hasCome`: whether the page of somebody who waits was ever heard of. HG12: of a promise that nobody was there for nothing is learnt. */
export function createOutcomes(
  estimates: Pick<EstimateStore, "sawOutcome">,
  hasCome: (conversation: ConversationId) => boolean = () => true,
): Outcomes {
  const open = new Map<ConversationId, EstimatedPromise>();
  const outcomeOf = (event: Event, { promise, dueAtMs }: EstimatedPromise): boolean | "none" | null => {
    // What was promised is an answer: whoever joins has yet to read and to type.
    if (event.type === "message.sent" && isAnswer(event)) return event.atMs < dueAtMs;
    if (!("promise" in event) || event.promise !== promise || event.type === "promise.made") return null;
    return event.type === "promise.broken" ? false : "none";
  };
  return {
    promised: (promise) => void open.set(promise.conversation, promise),
    hear(item) {
      const promise = item.type === "log" ? open.get(item.conversation) : undefined;
      if (item.type !== "log" || !promise) return;
      for (const event of item.events) {
        const outcome = outcomeOf(event, promise);
        if (outcome === null) continue;
        open.delete(item.conversation);
        if (outcome === true || (outcome === false && hasCome(item.conversation)))
          estimates.sawOutcome({ class: promise.class, wasInTime: outcome });
        return;
      }
    },
  };
}
