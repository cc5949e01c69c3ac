// The due times of a world's promises, worked out as the relay does: the real estimates over what the dispatcher has seen, and
// the real outcomes of what was promised by them. It keeps what the relay keeps over a restart.
import {
  dueFrom,
  meanHandlingMs,
  newcomersAt,
  NO_ESTIMATES,
  sawHandling,
  sawOutcome,
  createOutcomes,
  type EstimateState,
  type Newcomers,
  type RequestClass,
} from "@handrail/relay/dispatch";
import { eventId, type Conversation, type ConversationId } from "@handrail/protocol";
import type { Decision, Due, Policy } from "@handrail/protocol/law";
import { LIVE_MS, policyAt, WRITTEN_MS } from "../explore/scenes.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";

/** Nothing sooner is promised in the chat: an agent must have time to read and to type. */
export const LIVE_MS_MIN = 60_000;

/** What the estimates may be made to do wrong. */
export interface DueFaults {
  readonly forgetsTheQueue?: boolean;
  readonly promisesAtOnce?: boolean;
}

/** What is kept on the disk. */
export interface Seen {
  readonly state: EstimateState;
  readonly heldSinceMs: ReadonlyMap<ConversationId, number>;
}

export class DueTimes {
  readonly #relay: Relay;
  #state: EstimateState;
  #newcomers: Newcomers | null = null;
  #newcomersFrom: EstimateState;
  #heldSinceMs = new Map<ConversationId, number>();
  readonly #outcomes = createOutcomes({
    sawOutcome: (outcome) => {
      this.#state = sawOutcome(this.#state, outcome);
    },
  });

  constructor(relay: Relay) {
    this.#relay = relay;
    this.#state = { ...NO_ESTIMATES, handlingMs: relay.parts.plan.handlingMs };
    this.#newcomersFrom = this.#state;
  }

  /** The mean of what conversations take; `null` before enough was seen. */
  meanMs(): number | null {
    return meanHandlingMs(this.#state);
  }

  /** The same as it was known when the newcomers of this group of commands were first counted: later samples change no promise of it. */
  meanMsForNewcomers(): number | null {
    return meanHandlingMs(this.#newcomersFrom);
  }

  seen(): Seen {
    return { state: this.#state, heldSinceMs: new Map(this.#heldSinceMs) };
  }

  restore({ state, heldSinceMs }: Seen): void {
    this.#state = state;
    this.#heldSinceMs = new Map(heldSinceMs);
  }

  /** A group of commands is decided: what it makes of the queue is counted anew. */
  begin(): void {
    this.#newcomers = null;
  }

  /** The policy of this moment. What a newcomer would wait is worked out when the law asks for it, and not before. */
  policy(): Policy {
    const { plan, loop } = this.#relay.parts;
    const { nowMs } = loop;
    const policy = policyAt(plan.policy, nowMs);
    // Of the queue after the next opening nothing is known now.
    if (plan.policy.firstRung === "written") return policy;
    return { ...policy, live: new Live((requestClass) => this.#due(requestClass, nowMs)) };
  }

  #due(requestClass: RequestClass, nowMs: number): Due {
    const { faults } = this.#relay.parts;
    const estimate = this.#newcomersNow().estimateOf(requestClass);
    const liveMsMin = faults.due?.promisesAtOnce ? 0 : LIVE_MS_MIN;
    const due = dueFrom(estimate, { fromMs: nowMs, liveMsMax: LIVE_MS, liveMsMin, writtenMs: WRITTEN_MS });
    return { ...due, channel: "chat" };
  }

  /** What was decided is what the next estimates are made from. */
  follow(stored: Stored, before: Conversation | null, { conversation, events }: Decision): void {
    for (const event of events) {
      if (event.type === "human.joined") this.#heldSinceMs.set(stored.id, event.atMs);
      else if (event.type === "human.left" || event.type === "conversation.closed") this.#leave(stored.id, event.atMs);
    }
    const hasClicked = before?.request?.isAutomatic === true && !conversation.request?.isAutomatic;
    if (conversation.owner.type === "queue" && (before?.owner.type !== "queue" || hasClicked))
      this.#enter(before, { conversation, events });
    const { id, site, head } = conversation;
    this.#outcomes.hear({ type: "log", conversation: id, site, head, events });
  }

  #leave(id: ConversationId, atMs: number): void {
    const sinceMs = this.#heldSinceMs.get(id);
    if (sinceMs === undefined) return;
    this.#heldSinceMs.delete(id);
    this.#state = sawHandling(this.#state, atMs - sinceMs);
  }

  // Each who enters the queue is counted by those who ask after them, also in the same group.
  #enter(before: Conversation | null, { conversation, events }: Pick<Decision, "conversation" | "events">): void {
    const { id, request, promise } = conversation;
    if (!request || !this.#newcomers) return;
    const requestClass = request.isAutomatic ? "automatic" : "click";
    const estimate = this.#newcomers.estimateOf(requestClass);
    this.#newcomers.joined(requestClass);
    const isNew =
      promise !== null && before?.owner.type !== "agent" && events.some((event) => event.id === eventId(promise.id));
    if (!estimate || estimate.p90Ms === 0 || !isNew || promise.rung !== "live") return;
    this.#outcomes.promised({ conversation: id, promise: promise.id, class: requestClass, dueAtMs: promise.dueAtMs });
  }

  #newcomersNow(): Newcomers {
    if (this.#newcomers) return this.#newcomers;
    const { dispatcher, parts } = this.#relay;
    const situation = dispatcher.situation();
    const seen = parts.faults.due?.forgetsTheQueue ? { ...situation, waiting: [] } : situation;
    this.#newcomersFrom = this.#state;
    this.#newcomers = newcomersAt(seen, this.#newcomersFrom, { nowMs: parts.loop.nowMs });
    return this.#newcomers;
  }
}

// A class, as its questions are made once and not for each command.
class Live {
  readonly #due: (requestClass: RequestClass) => Due;

  constructor(due: (requestClass: RequestClass) => Due) {
    this.#due = due;
  }

  get click(): Due {
    return this.#due("click");
  }

  get automatic(): Due {
    return this.#due("automatic");
  }
}
