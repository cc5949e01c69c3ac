// Tells each visitor their place and what wait to expect (HG8): the order in which the next free agents would take them.
import type { ConversationId } from "@handrail/protocol";
import { lineUp } from "./line.ts";
import type { Offer } from "./offers.ts";
import { isOnDuty, standingOffer, type Situation } from "./situation.ts";

/** Where a visitor stands. */
export interface Place {
  /** From 1. Visitors who are away keep theirs. */
  readonly place: number;
  /** 0 when they are being offered to an agent; `null` while it cannot be told, or nobody is on duty. */
  readonly expectedWaitMs: number | null;
}

/**
 * Everybody's place. The whole queue is taken one by one, bounds and all, so that a place counts those who will overtake:
 * when the first is taken, everybody else is exactly one place nearer.
 */
export function placesAt(
  situation: Situation,
  offers: readonly Offer[],
  nowMs: number,
): ReadonlyMap<ConversationId, Place> {
  const { waiting, rules, clicksInARow, handlingMs } = situation;
  const isOffered = new Set(offers.map(({ conversation }) => conversation));
  for (const visitor of waiting) if (standingOffer(visitor, nowMs)) isOffered.add(visitor.conversation);
  const paceMs = handlingMs === null ? null : handlingMs / slotsAt(situation, nowMs);
  const line = lineUp(waiting, [], { rules, clicksInARow, canBeServed: () => true });
  const places = new Map<ConversationId, Place>();
  let ahead = 0;
  for (let order = line.order(); order.length > 0; order = line.order()) {
    for (const visitor of order) {
      const { conversation } = visitor;
      if (!isOffered.has(conversation)) ahead += 1;
      // With c agents at work at a mean of h, the k-th in line is taken after k·h/c on average.
      const waitMs = paceMs === null || paceMs === Infinity ? null : Math.round(ahead * paceMs);
      places.set(conversation, { place: places.size + 1, expectedWaitMs: isOffered.has(conversation) ? 0 : waitMs });
      if (line.take(visitor).changesOrder) break;
    }
  }
  return places;
}

/** How many conversations those on duty can hold at once. */
export function slotsAt(situation: Pick<Situation, "roster" | "rules">, nowMs: number): number {
  return situation.roster.reduce(
    (slots, agent) => slots + (isOnDuty(agent, situation, nowMs) ? Math.max(0, agent.capacity) : 0),
    0,
  );
}
