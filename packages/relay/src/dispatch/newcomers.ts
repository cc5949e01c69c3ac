// Estimates the wait of those who ask in one turn of the event loop: each counts those who were let in before them.
import { estimate, type Estimate, type EstimateState, type QueueAhead, type RequestClass } from "./estimate.ts";
import { goesFirst, isOnDuty, standingOffer, type Situation } from "./situation.ts";

/** The queue as it is while commands are being decided. */
export interface Newcomers {
  /** How many have been let in since. */
  count(): number;
  /** What a visitor who asks now would wait; `null` before enough was seen. */
  readonly estimateOf: (requestClass: RequestClass) => Estimate | null;
  /** Another one is let in. */
  joined(requestClass: RequestClass): void;
}

/** Somebody who has just asked may not have dialled for news yet, and counts as there for so long, in ms. */
const ARRIVING_MS = 30_000;

/** Those who come to this queue. Whoever has left their page waits for nobody's place, and holds up nobody. */
export function newcomersAt(situation: Situation, state: EstimateState, nowMs: number): Newcomers {
  const { clicks, automatic, ...room } = crowdOf(situation, nowMs);
  const joined = { click: clicks, automatic };
  const passesMax = situation.rules.passesMax;
  let count = 0;
  const aheadOf = (requestClass: RequestClass): number => {
    // A click goes before automatic requests, but for those whose turn comes meanwhile.
    const turns = Math.floor((joined.click + situation.clicksInARow) / passesMax);
    return joined.click + (requestClass === "click" ? Math.min(joined.automatic, turns) : joined.automatic);
  };
  return {
    count: () => count,
    estimateOf: (requestClass) => {
      const queue: QueueAhead = { ...room, class: requestClass, ahead: aheadOf(requestClass) };
      return estimate(state, queue);
    },
    joined(requestClass) {
      joined[requestClass] += 1;
      count += 1;
    },
  };
}

/** The same, made when somebody's wait is first asked for: most turns let nobody into the queue, and a long one takes its time. */
export function whenAsked(make: () => Newcomers): Newcomers {
  let made: Newcomers | null = null;
  const newcomers = (): Newcomers => (made ??= make());
  return {
    count: () => made?.count() ?? 0,
    estimateOf: (requestClass) => newcomers().estimateOf(requestClass),
    joined: (requestClass) => newcomers().joined(requestClass),
  };
}

interface Crowd {
  readonly clicks: number;
  readonly automatic: number;
  readonly slots: number;
  readonly free: number;
}

function crowdOf(situation: Situation, nowMs: number): Crowd {
  let clicks = 0;
  let automatic = 0;
  let offered = 0;
  for (const visitor of situation.waiting) {
    if (standingOffer(visitor, nowMs)) offered += 1;
    else if (!visitor.isPresent && nowMs - visitor.askedAtMs > ARRIVING_MS) continue;
    else if (goesFirst(visitor)) clicks += 1;
    else automatic += 1;
  }
  const onDuty = situation.roster.filter((agent) => isOnDuty(agent, situation, nowMs));
  const slots = onDuty.reduce((sum, { capacity }) => sum + capacity, 0);
  const free = onDuty.reduce((sum, { capacity, holding }) => sum + Math.max(0, capacity - holding), 0);
  return { clicks, automatic, slots, free: Math.max(0, free - offered) };
}
