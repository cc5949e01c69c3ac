// Decides who is offered to whom: visitors in their order, each to the best agent of their pool who has room.
import type { AgentId, ConversationId } from "@handrail/protocol";
import { lineUp, type Overtaking } from "./line.ts";
import { knows, matches, poolOf, restsUntilMs, spanMs, stepTimes } from "./pool.ts";
import { isOnDuty, standingOffer, type RosterAgent, type Situation, type Waiting } from "./situation.ts";

/** An offer to make. Keep `overtakes` and `turn` with it: they are counted when it is accepted, and while it stands. */
export interface Offer extends Overtaking {
  readonly conversation: ConversationId;
  readonly agent: AgentId;
  readonly expiresAtMs: number;
}

/** The offers to make at `nowMs`. As many as fit: afterwards nobody waits whom an agent with room may be offered. */
export function offersAt(situation: Situation, nowMs: number): readonly Offer[] {
  const { waiting, rules } = situation;
  const onDuty = situation.roster.filter((agent) => isOnDuty(agent, situation, nowMs));
  const standing = waiting.flatMap((visitor) => standingOffer(visitor, nowMs) ?? []);
  const loads = loadsOf(onDuty, standing);
  if (!onDuty.some((agent) => hasRoom(agent, loads))) return [];
  // HG12: live offers go only to visitors who are there; whoever is not keeps their place.
  const isOpen = (visitor: Waiting): boolean => visitor.isPresent && standingOffer(visitor, nowMs) === null;
  const line = lineUp(
    waiting.filter((visitor) => standingOffer(visitor, nowMs) === null),
    standing,
    { rules, clicksInARow: situation.clicksInARow, canBeServed: isOpen },
  );
  const offers: Offer[] = [];
  const inVain = new Set<Waiting>();
  for (;;) {
    const found = firstFit();
    if (!found) return offers;
    const { visitor, agent } = found;
    loads.set(agent.id, loadOf(agent, loads) + 1);
    const expiresAtMs = nowMs + offerMs(visitor);
    offers.push({ conversation: visitor.conversation, agent: agent.id, expiresAtMs, ...line.take(visitor).overtaking });
  }

  function firstFit(): { visitor: Waiting; agent: RosterAgent } | null {
    const free = onDuty.filter((agent) => hasRoom(agent, loads));
    if (free.length === 0) return null;
    for (const visitor of line.order()) {
      if (!isOpen(visitor) || inVain.has(visitor)) continue;
      const pool = poolOf(visitor, { onDuty, rules, nowMs });
      const agent = best(
        free.filter((candidate) => pool.has(candidate)),
        visitor,
      );
      if (agent) return { visitor, agent };
      // Agents only fill up from here: whoever fits nobody now fits nobody later in this round.
      inVain.add(visitor);
    }
    return null;
  }

  function best(candidates: readonly RosterAgent[], visitor: Waiting): RosterAgent | null {
    let chosen: RosterAgent | null = null;
    for (const candidate of candidates) {
      if (chosen === null || suits(candidate, chosen, visitor) < 0) chosen = candidate;
    }
    return chosen;
  }

  // Whoever the visitor was handed to or knows, then who matches, then who has not refused them before; among equals the
  // least loaded, then the longest idle.
  function suits(one: RosterAgent, other: RosterAgent, visitor: Waiting): number {
    return (
      Number(other.id === visitor.preferred) - Number(one.id === visitor.preferred) ||
      Number(knows(other, visitor)) - Number(knows(one, visitor)) ||
      Number(matches(other, visitor)) - Number(matches(one, visitor)) ||
      restsUntilMs(visitor, one.id, { rules, nowMs }) - restsUntilMs(visitor, other.id, { rules, nowMs }) ||
      loadOf(one, loads) / one.capacity - loadOf(other, loads) / other.capacity ||
      one.idleSinceMs - other.idleSinceMs ||
      (one.id < other.id ? -1 : 1)
    );
  }

  function offerMs(visitor: Waiting): number {
    const share = Math.round(spanMs(visitor, rules) * rules.offerFor);
    return Math.max(rules.offerMsMin, Math.min(share, rules.offerMsMax));
  }
}

/** The next moment at which `dispatch` may decide otherwise though nothing has happened; `null` if there is none. */
export function nextChangeAtMs(situation: Situation, nowMs: number): number | null {
  let nextMs = Infinity;
  const consider = (atMs: number): void => {
    if (atMs > nowMs && atMs < nextMs) nextMs = atMs;
  };
  for (const visitor of situation.waiting) {
    const standing = standingOffer(visitor, nowMs);
    if (standing) consider(standing.expiresAtMs);
    if (standing || !visitor.isPresent) continue;
    const { matchingAtMs, everyoneAtMs } = stepTimes(visitor, situation.rules);
    consider(matchingAtMs);
    consider(everyoneAtMs);
    for (const { atMs } of visitor.refusals) consider(atMs + situation.rules.refusalMs);
    if (visitor.offer) consider(visitor.offer.expiresAtMs + situation.rules.refusalMs);
  }
  if (situation.waiting.length > 0) for (const agent of situation.roster) consider(agent.dutyUntilMs);
  return nextMs === Infinity ? null : nextMs;
}

type Loads = Map<AgentId, number>;

function loadsOf(onDuty: readonly RosterAgent[], standing: readonly { readonly agent: AgentId }[]): Loads {
  const loads: Loads = new Map(onDuty.map((agent) => [agent.id, agent.holding]));
  for (const { agent } of standing) {
    const load = loads.get(agent);
    if (load !== undefined) loads.set(agent, load + 1);
  }
  return loads;
}

function loadOf(agent: RosterAgent, loads: Loads): number {
  return loads.get(agent.id) ?? agent.holding;
}

function hasRoom(agent: RosterAgent, loads: Loads): boolean {
  return loadOf(agent, loads) < agent.capacity;
}
