// Asks dispatch whenever its answer may have changed, and hands the offers in. It decides nothing, and keeps nothing that a
// crash could lose: a start reads the whole situation from the store and asks at once, so no job has to remember to.
import { commandId, type AgentRef, type ConversationId, type SearchStep } from "@handrail/protocol";
import type { Authority } from "../authority/authority.ts";
import type { Duty } from "../duty/duty.ts";
import { randomName, type Platform, type Timer } from "../platform.ts";
import type { Log } from "../store/log.ts";
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
  /** Places may have changed. */
  onMove(listener: () => void): void;
  stop(): void;
}

export interface DispatcherDeps {
  readonly situation: LiveSituation;
  readonly log: Pick<Log, "conversation">;
  readonly authority: Pick<Authority, "submit">;
  readonly duty: Pick<Duty, "isOnDuty" | "list">;
  readonly platform: Platform;
}

/** An offer that was refused tells that something else is true than was believed: it is asked again this much later, in ms. */
const DOUBT_MS = 1_000;
/** The longest timer, in ms. */
const TIMER_MS_MAX = 60_000;

interface Answer {
  readonly dispatched: Dispatched;
  readonly waiting: ReadonlyMap<ConversationId, Waiting>;
  /** How far the search for an agent has gone. */
  stepOf(visitor: Waiting): SearchStep;
}

/** Asks at the end of this turn of the event loop, and from then on by itself. */
export function startDispatcher({ situation: live, log, authority, duty, platform }: DispatcherDeps): Dispatcher {
  const { clock } = platform;
  let answer: Answer | null = null;
  let isAsking = false;
  let isStopped = false;
  let timer: Timer | null = null;

  const current = (): Answer => {
    if (answer) return answer;
    const nowMs = clock.now();
    const situation = live.at(nowMs);
    const { waiting, roster, rules } = situation;
    const onDuty = roster.filter((agent) => isOnDuty(agent, situation, nowMs));
    answer = {
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
    platform.defer(() => {
      isAsking = false;
      if (!isStopped) decide();
    });
  };
  const decide = (): void => {
    const { offers, nextAtMs } = current().dispatched;
    for (const offer of offers) void make(offer);
    const nowMs = clock.now();
    const nextMs = Math.min(nextAtMs ?? Infinity, live.nextAppointmentMs(nowMs) ?? Infinity);
    if (nextMs !== Infinity) askIn(nextMs - nowMs);
  };
  const askIn = (ms: number): void => {
    if (timer !== null) clock.clearTimeout(timer);
    timer = clock.setTimeout(ask, Math.max(1, Math.min(ms, TIMER_MS_MAX)));
  };
  const make = async ({ conversation, agent: id, ...offer }: Offer): Promise<void> => {
    const agent = agentOf(id);
    const site = log.conversation(conversation)?.state.site;
    if (!agent || site === undefined) return live.doubt(conversation);
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
  ask();
  return {
    standingOf(conversation) {
      const { dispatched, waiting, stepOf } = current();
      const visitor = waiting.get(conversation);
      if (!visitor) return null;
      const place = dispatched.places.get(conversation);
      return place ? { ...place, step: stepOf(visitor) } : null;
    },
    waiting: () => current().waiting.size,
    onMove: (listener) => live.onMove(listener),
    stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
    },
  };
}
