// Estimates the wait of those who ask in one turn of the event loop: each counts those who were let in before them.
import { estimate, type Estimate, type EstimateState, type QueueAhead, type RequestClass } from "./estimate.ts";
import { ARRIVING_MS, type Asker } from "./arrivals.ts";
import { openTally, type Network, type Tally } from "./shares.ts";
import { isOnDuty, standingOffer, type Situation } from "./situation.ts";

/** The queue as it is while commands are being decided. */
export interface Newcomers {
  /** How many have been let in since. */
  count(): number;
  /** What a visitor who asks now would wait; `null` before enough was seen. */
  readonly estimateOf: (requestClass: RequestClass, origin?: Origin) => Estimate | null;
  /** Another one is let in. */
  joined(requestClass: RequestClass, origin?: Origin): void;
}

/** Where somebody comes from; `signed`: the merchant has signed for them, so that they are nobody's crowd. */
export type Origin = { readonly network: Network } | "signed";

const UNKNOWN: Origin = { network: null };

/**
 * Those who come to this queue. Whoever has left their page waits for nobody's place, and holds up nobody; and of one network's clicks no
 * more than its share stand before anybody else (HG12).
 */
export function newcomersAt(
  situation: Situation,
  state: EstimateState,
  { nowMs, originOf = () => UNKNOWN }: { readonly nowMs: number; readonly originOf?: (asker: Asker) => Origin },
): Newcomers {
  const { clicks, automatic, signed, ...room } = crowdOf(situation, nowMs, originOf);
  const joined = { automatic, signed };
  const passesMax = situation.rules.passesMax;
  let count = 0;
  const aheadOf = (requestClass: RequestClass, origin: Origin): number => {
    const network = origin === "signed" ? null : origin.network;
    const { first, beyond } = clicks.seenFrom(network);
    const before = first + joined.signed;
    const behind = beyond + joined.automatic;
    const goesFirst = requestClass === "click" && (origin === "signed" || !clicks.isBeyond(network));
    // A click goes before automatic requests, but for those whose turn comes meanwhile.
    const turns = Math.floor((before + situation.clicksInARow) / passesMax);
    return before + (goesFirst ? Math.min(behind, turns) : behind);
  };
  return {
    count: () => count,
    estimateOf: (requestClass, origin = UNKNOWN) => {
      const queue: QueueAhead = { ...room, class: requestClass, ahead: aheadOf(requestClass, origin) };
      return estimate(state, queue);
    },
    joined(requestClass, origin = UNKNOWN) {
      if (requestClass === "automatic") joined.automatic += 1;
      else if (origin === "signed") joined.signed += 1;
      else clicks.add(origin.network);
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
    estimateOf: (requestClass, origin) => newcomers().estimateOf(requestClass, origin),
    joined: (requestClass, origin) => newcomers().joined(requestClass, origin),
  };
}

interface Crowd {
  readonly clicks: Tally;
  readonly signed: number;
  readonly automatic: number;
  readonly slots: number;
  readonly free: number;
}

function crowdOf(situation: Situation, nowMs: number, originOf: (asker: Asker) => Origin): Crowd {
  const clicks = openTally(situation.rules);
  let signed = 0;
  let automatic = 0;
  let offered = 0;
  for (const visitor of situation.waiting) {
    if (standingOffer(visitor, nowMs)) offered += 1;
    else if (!visitor.isPresent && nowMs - visitor.askedAtMs > ARRIVING_MS) continue;
    else if (visitor.isAutomatic) automatic += 1;
    else {
      const origin = originOf(visitor);
      if (origin === "signed") signed += 1;
      else clicks.add(origin.network);
    }
  }
  const onDuty = situation.roster.filter((agent) => isOnDuty(agent, situation, nowMs));
  const slots = onDuty.reduce((sum, { capacity }) => sum + capacity, 0);
  const free = onDuty.reduce((sum, { capacity, holding }) => sum + Math.max(0, capacity - holding), 0);
  return { clicks, signed, automatic, slots, free: Math.max(0, free - offered) };
}
