// A queue in virtual time: seeded arrivals and handling times, agents who accept at once, and the real dispatcher asked at
// every event. It knows nothing of what is measured.
import { agentId, conversationId, isClick, type RequestReason } from "@handrail/protocol";
import {
  DISPATCH_RULES,
  dispatch,
  dueFrom,
  estimate,
  meanHandlingMs,
  nextClicksInARow,
  NO_ESTIMATES,
  sawHandling,
  sawOutcome,
  type DispatchRules,
  type DuePolicy,
  type EstimateState,
  type RequestClass,
  type RosterAgent,
  type Waiting,
} from "@handrail/relay/dispatch";
import { createEventQueue } from "./event-queue.ts";

/** One arrival, with all its chance in it, so that two worlds can be given the same visitors. */
export interface Arrival {
  readonly atMs: number;
  readonly handlingMs: number;
  readonly why: RequestReason;
  readonly rank: number;
}

/** What became of one visitor. */
export interface Story {
  readonly arrival: Arrival;
  readonly waitMs: number;
  readonly promise: {
    readonly rung: "live" | "written";
    readonly withinMs: number;
    readonly isEstimated: boolean;
  } | null;
  /** How often ranked visitors were taken before them who asked later. */
  readonly overtaken: number;
}

export interface QueueWorld {
  /** In the order in which they asked. */
  readonly stories: readonly Story[];
  readonly estimates: EstimateState;
}

export interface QueueWorldOptions {
  readonly agents: number;
  /** In order of time. */
  readonly arrivals: Iterable<Arrival>;
  readonly rules?: DispatchRules;
  /** With one, each visitor is promised something. */
  readonly policy?: Omit<DuePolicy, "fromMs">;
  /** What the day before left behind. */
  readonly estimates?: EstimateState;
}

type Happening =
  | { readonly type: "asks"; readonly atMs: number; readonly arrival: Arrival }
  | { readonly type: "leaves"; readonly atMs: number; readonly agent: number; readonly handlingMs: number }
  | { readonly type: "due"; readonly atMs: number; readonly index: number };

/** Runs until the last arrival has been taken. */
export function runQueue(options: QueueWorldOptions): QueueWorld {
  const { policy, rules = DISPATCH_RULES } = options;
  const happenings = createEventQueue<Happening>();
  const arrivals = options.arrivals[Symbol.iterator]();
  const roster: RosterAgent[] = Array.from({ length: options.agents }, (_, index) => ({
    id: agentId(`a${index}`),
    dutyUntilMs: Infinity,
    capacity: 1,
    holding: 0,
    idleSinceMs: 0,
    languages: [],
    skills: [],
    offersExpired: 0,
  }));
  const agentIndex = new Map(roster.map((agent, index) => [agent.id, index]));
  const stories: (Story | null)[] = [];
  const promises: Story["promise"][] = [];
  const asked: Arrival[] = [];
  const indexOf = new Map<string, number>();
  let estimates = options.estimates ?? NO_ESTIMATES;
  let waiting: Waiting[] = [];
  let clicksInARow = 0;
  let busy = 0;

  const awaitArrival = (): void => {
    const { value, done } = arrivals.next();
    if (!done) happenings.add({ type: "asks", atMs: value.atMs, arrival: value });
  };
  const setAgent = (index: number, change: Partial<RosterAgent>): void => {
    const agent = roster[index];
    if (agent) roster[index] = { ...agent, ...change };
  };
  const promise = (newcomer: Waiting, ahead: number, nowMs: number): void => {
    const index = indexOf.get(newcomer.conversation);
    if (!policy || index === undefined) return;
    const free = options.agents - busy;
    const wait = estimate(estimates, {
      class: newcomer.isAutomatic ? "automatic" : "click",
      slots: options.agents,
      free,
      ahead,
    });
    const { dueAtMs, rung } = dueFrom(wait, { ...policy, fromMs: nowMs });
    const isEstimated = rung === "live" && wait !== null && wait.p90Ms > 0;
    promises[index] = { rung, withinMs: dueAtMs - nowMs, isEstimated };
    if (isEstimated) happenings.add({ type: "due", atMs: dueAtMs, index });
  };
  const settle = (nowMs: number, newcomer: Waiting | null): void => {
    const handlingMs = policy ? meanHandlingMs(estimates) : null;
    const { offers, places } = dispatch({ waiting, roster, rules, clicksInARow, handlingMs }, nowMs);
    if (newcomer) promise(newcomer, (places.get(newcomer.conversation)?.place ?? 1) - 1, nowMs);
    for (const offer of offers) {
      const index = indexOf.get(offer.conversation);
      const agent = agentIndex.get(offer.agent);
      const arrival = index === undefined ? undefined : asked[index];
      if (index === undefined || agent === undefined || !arrival) throw new Error("An offer names somebody unknown.");
      const taken = waiting.find((one) => one.conversation === offer.conversation);
      waiting = waiting.filter((one) => one !== taken);
      if (offer.overtakes.length > 0) {
        const overtaken = new Set(offer.overtakes);
        waiting = waiting.map((one) =>
          overtaken.has(one.conversation) ? { ...one, overtaken: one.overtaken + 1 } : one,
        );
      }
      clicksInARow = nextClicksInARow(clicksInARow, offer.turn);
      setAgent(agent, { holding: 1, idleSinceMs: nowMs });
      busy += 1;
      indexOf.delete(offer.conversation);
      stories[index] = {
        arrival,
        waitMs: nowMs - arrival.atMs,
        promise: promises[index] ?? null,
        overtaken: taken?.overtaken ?? 0,
      };
      if (promises[index]?.isEstimated && nowMs - arrival.atMs <= promises[index].withinMs) {
        estimates = sawOutcome(estimates, { class: classOf(arrival), wasInTime: true });
      }
      const { handlingMs: lastsMs } = arrival;
      happenings.add({ type: "leaves", atMs: nowMs + lastsMs, agent, handlingMs: lastsMs });
    }
  };

  awaitArrival();
  for (let now = happenings.next(); now; now = happenings.next()) {
    switch (now.type) {
      case "asks": {
        const newcomer = visitorOf(now.arrival, asked.length);
        indexOf.set(newcomer.conversation, asked.length);
        asked.push(now.arrival);
        stories.push(null);
        waiting = [...waiting, newcomer];
        settle(now.atMs, newcomer);
        awaitArrival();
        break;
      }
      case "leaves":
        setAgent(now.agent, { holding: 0, idleSinceMs: now.atMs });
        busy -= 1;
        if (policy) estimates = sawHandling(estimates, now.handlingMs);
        settle(now.atMs, null);
        break;
      case "due": {
        const arrival = asked[now.index];
        // Still waiting: broken, and known at once.
        if (arrival && !stories[now.index]) {
          estimates = sawOutcome(estimates, { class: classOf(arrival), wasInTime: false });
        }
      }
    }
  }
  return { stories: stories.filter((story) => story !== null), estimates };
}

const classOf = ({ why }: Arrival): RequestClass => (isClick(why) ? "click" : "automatic");

function visitorOf(arrival: Arrival, index: number): Waiting {
  return {
    conversation: conversationId(`c${index}`),
    askedAtMs: arrival.atMs,
    dueAtMs: null,
    isAutomatic: !isClick(arrival.why),
    isPresent: true,
    isBeyondShare: false,
    language: null,
    skills: [],
    rank: arrival.rank,
    knownBy: null,
    preferred: null,
    offer: null,
    refusals: [],
    overtaken: 0,
  };
}
