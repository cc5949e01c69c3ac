// Asks dispatch whenever its answer may have changed, and hands the offers in. It decides nothing, and keeps nothing that a
// crash could lose: a start reads the whole situation from the store and asks at once, so no job has to remember to.
import { commandId, type AgentRef, type ConversationId, type SearchStep } from "@handrail/protocol";
import type { Authority } from "../authority/authority.ts";
import type { Duty } from "../duty/duty.ts";
import { randomName, type Platform, type Timer } from "../platform.ts";
import type { Lease } from "../domain/lease.ts";
import { dispatch, type Dispatched } from "./dispatch.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { Offer } from "./offers.ts";
import type { Place } from "./places.ts";
import { poolOf } from "./pool.ts";
import { isOnDuty, type Waiting } from "./situation.ts";

/** Where one visitor stands. */
export interface Standing extends Place {
  readonly step: SearchStep;
}

export interface Dispatcher {
  /** `null` when the visitor is not in the queue. */
  standingOf(conversation: ConversationId): Standing | null;
  /** How many wait. */
  waiting(): number;
  /** The time at which what `standingOf` and `waiting` say is true, in ms since the epoch. */
  asOfMs(): number;
  /** In how many ms they can say something newer; 0 when they are up to date, or will be when they are asked. */
  newerInMs(): number;
  /** Places may have changed. */
  onMove(listener: () => void): void;
  stop(): void;
}

export interface DispatcherDeps {
  readonly situation: Pick<LiveSituation, "at" | "siteOf" | "nextInLineMs" | "offering" | "doubt" | "onMove">;
  /** Of several nodes one makes offers, while all know the places. */
  readonly lease: Lease;
  readonly authority: Pick<Authority, "submit">;
  readonly duty: Pick<Duty, "isOnDuty" | "list">;
  readonly platform: Platform;
}

/** An offer that was refused tells that something else is true than was believed: it is asked again this much later, in ms. */
const DOUBT_MS = 1_000;
/** The longest timer, in ms. */
const TIMER_MS_MAX = 60_000;
/** A queue up to this long is worked out anew whenever it is asked for. */
const SHORT_QUEUE = 100;
/** After a look at a longer one, no offers are made for so many times as long as it took: many who come at once share one look. */
const OFFERS_REST = 4;
/** The same for the places that visitors are told, which every open page asks for. */
const PLACES_REST = 20;
/** The longest rest, in ms. HG8: a place that is told is no older than 5 s. */
const REST_MS_MAX = 2_000;

interface Answer {
  readonly atMs: number;
  readonly dispatched: Dispatched;
  readonly waiting: ReadonlyMap<ConversationId, Waiting>;
  /** How far the search for an agent has gone. */
  stepOf(visitor: Waiting): SearchStep;
}

/** Asks at the end of this turn of the event loop, and from then on by itself. */
export function startDispatcher({ situation: live, lease, authority, duty, platform }: DispatcherDeps): Dispatcher {
  const { clock } = platform;
  let answer: Answer | null = null;
  let isAsking = false;
  let isStopped = false;
  let timer: Timer | null = null;
  let told: Answer | null = null;
  let offersRestUntilMs = 0;
  let placesRestUntilMs = 0;

  const current = (): Answer => {
    if (answer) return answer;
    const nowMs = clock.now();
    const situation = live.at(nowMs);
    const { waiting, roster, rules } = situation;
    const onDuty = roster.filter((agent) => isOnDuty(agent, situation, nowMs));
    answer = {
      atMs: nowMs,
      dispatched: dispatch(situation, nowMs),
      waiting: new Map(waiting.map((visitor) => [visitor.conversation, visitor])),
      stepOf: (visitor) => poolOf(visitor, { onDuty, rules, nowMs }).step,
    };
    return answer;
  };
  const ask = (): void => {
    answer = null;
    if (isAsking || isStopped) return;
    isAsking = true;
    const go = (): void => {
      isAsking = false;
      if (!isStopped) decide();
    };
    const restMs = offersRestUntilMs - clock.now();
    if (restMs > 0) clock.setTimeout(go, restMs);
    else platform.defer(go);
  };
  // When to look again after a look from `fromMs` until now.
  const restUntilMs = (fromMs: number, times: number): number => {
    const nowMs = clock.now();
    const isLong = current().waiting.size > SHORT_QUEUE;
    return isLong ? nowMs + Math.min(REST_MS_MAX, Math.max(0, nowMs - fromMs) * times) : 0;
  };
  const tell = (): Answer => {
    if (told && (told === answer || clock.now() < placesRestUntilMs)) return told;
    const fromMs = clock.now();
    told = current();
    if (told.dispatched.places.size > 0) placesRestUntilMs = restUntilMs(fromMs, PLACES_REST);
    return told;
  };
  const decide = (): void => {
    const fromMs = clock.now();
    const { offers, nextAtMs } = current().dispatched;
    offersRestUntilMs = restUntilMs(fromMs, OFFERS_REST);
    if (lease.isHeld()) for (const offer of offers) void make(offer);
    const nowMs = clock.now();
    const nextMs = Math.min(nextAtMs ?? Infinity, live.nextInLineMs(nowMs) ?? Infinity);
    if (nextMs !== Infinity) askIn(nextMs - nowMs);
  };
  const askIn = (ms: number): void => {
    if (timer !== null) clock.clearTimeout(timer);
    timer = clock.setTimeout(ask, Math.max(1, Math.min(ms, TIMER_MS_MAX)));
  };
  const make = async ({ conversation, agent: id, ...offer }: Offer): Promise<void> => {
    const agent = agentOf(id);
    const site = live.siteOf(conversation);
    if (!agent || site === null) return live.doubt(conversation);
    const decided = live.offering(conversation, { ...offer, agent: id });
    answer = null;
    const { verdict } = await authority.submit({
      conversation,
      site,
      author: { type: "relay" },
      command: { type: "offer", id: commandId(randomName(platform)), agent, ...offer },
      isOnDuty: duty.isOnDuty(id),
    });
    decided();
    answer = null;
    if (verdict.ok || isStopped) return;
    clock.setTimeout(() => !isStopped && live.doubt(conversation), DOUBT_MS);
  };
  const agentOf = (id: Offer["agent"]): AgentRef | null => {
    const entry = duty.list().find((one) => one.id === id);
    return entry ? { id, name: entry.name } : null;
  };

  live.onMove(ask);
  lease.onTaken(ask);
  ask();
  return {
    standingOf(conversation) {
      const { dispatched, waiting, stepOf } = tell();
      const visitor = waiting.get(conversation);
      if (!visitor) return null;
      const place = dispatched.places.get(conversation);
      return place ? { ...place, step: stepOf(visitor) } : null;
    },
    waiting: () => tell().waiting.size,
    asOfMs() {
      const { atMs } = tell();
      return told === answer ? clock.now() : atMs;
    },
    newerInMs: () => (told === answer ? 0 : Math.max(0, placesRestUntilMs - clock.now())),
    onMove: (listener) => live.onMove(listener),
    stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
    },
  };
}
