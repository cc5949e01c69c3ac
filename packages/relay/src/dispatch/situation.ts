// What dispatch is told: who waits, who is on duty, and by which rules they are brought together. It asks nobody.
import type { AgentId, ConversationId } from "@handrail/protocol";

/** An offer that an agent has neither accepted nor declined yet, as `dispatch` made it. */
export interface StandingOffer {
  readonly agent: AgentId;
  readonly expiresAtMs: number;
  readonly overtakes: readonly ConversationId[];
  readonly turn: "passes" | "ends" | null;
}

/** One visitor in the queue. */
export interface Waiting {
  readonly conversation: ConversationId;
  /** Since when they wait: the request's time, also after a handover or an offer that came to nothing. */
  readonly askedAtMs: number;
  /** The due time of the first promise of this wait; a later rung's must not narrow the pool again. `null`: none was made. */
  readonly dueAtMs: number | null;
  /** A bot, its failure or a rule has asked, not the visitor: clicks go before it. */
  readonly isAutomatic: boolean;
  readonly isPresent: boolean;
  /** HG12: beyond their network's share of the queue (`beyondShare`), so that a click waits as an automatic request does. */
  readonly isBeyondShare: boolean;
  /** A BCP 47 tag such as `nb-NO`; `null` asks for none. */
  readonly language: string | null;
  readonly skills: readonly string[];
  /** 0 for most; higher ranks wait less, within the overtaking bound. */
  readonly rank: number;
  /** The agent who last held this visitor. */
  readonly knownBy: AgentId | null;
  /** The agent whom they were handed over to. */
  readonly preferred: AgentId | null;
  readonly offer: StandingOffer | null;
  /** Agents who declined this visitor or let the offer expire, with the last time that they did. */
  readonly refusals: readonly { readonly agent: AgentId; readonly atMs: number }[];
  /** How often a ranked visitor was taken before this one: the accepted offers that name it in `overtakes`. */
  readonly overtaken: number;
}

/** One agent. */
export interface RosterAgent {
  readonly id: AgentId;
  /** The end of the duty lease; in the past, or 0, for somebody off duty. */
  readonly dutyUntilMs: number;
  /** How many conversations they can hold at once. */
  readonly capacity: number;
  /** How many they hold now; standing offers are counted by `dispatch`. */
  readonly holding: number;
  /** Since when they were last given or left a conversation. */
  readonly idleSinceMs: number;
  /** Tags such as `nb`; an empty list says nothing and is taken as all. */
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** Offers in a row that ran out without a word; accepting, declining or going on duty anew makes it 0. */
  readonly offersExpired: number;
}

/** The rules that a site may turn. */
export interface DispatchRules {
  /** The share of the due time after which those who match language and skill are asked as well as those who know the visitor. */
  readonly matchingFrom: number;
  /** The share of the due time after which everyone on duty is asked. */
  readonly everyoneFrom: number;
  /** The due time counts as no longer than this, in ms, when shares of it are taken. */
  readonly widenWithinMsMax: number;
  /** The share of the due time that one offer may stand. */
  readonly offerFor: number;
  readonly offerMsMin: number;
  readonly offerMsMax: number;
  /** For this long, in ms, an agent is not offered a visitor again whom they refused. */
  readonly refusalMs: number;
  /** After so many expired offers in a row an agent counts as off duty (HG12). */
  readonly expiredOffersMax: number;
  /** HG12: ranked visitors overtake one and the same other visitor at most so many times. */
  readonly overtakingMax: number;
  /** After so many clicks that went before an automatic request it is such a request's turn, so that none starves. */
  readonly passesMax: number;
  /** HG12: the share of the queue that clicks from one network may have before further ones wait as automatic requests do. */
  readonly networkShare: number;
  /** So many of one network's clicks are never beyond it. */
  readonly networkMin: number;
}

/** Rules for a site that says nothing else. */
export const DISPATCH_RULES: DispatchRules = {
  matchingFrom: 0.15,
  everyoneFrom: 0.5,
  widenWithinMsMax: 5 * 60_000,
  // Six agents in turn may miss an offer before the time is up.
  offerFor: 1 / 6,
  offerMsMin: 5_000,
  offerMsMax: 20_000,
  refusalMs: 60_000,
  expiredOffersMax: 2,
  overtakingMax: 3,
  // One twentieth of the agents' time at most goes to automatic requests while clicks wait.
  passesMax: 19,
  networkShare: 0.1,
  // A family, an office: a few behind one address are no crowd.
  networkMin: 5,
};

/** One queue, the roster that serves it, and the rules. */
export interface Situation {
  readonly waiting: readonly Waiting[];
  readonly roster: readonly RosterAgent[];
  readonly rules: DispatchRules;
  /** How many clicks in a row went before an earlier automatic request: kept up by `nextClicksInARow` when an offer is accepted. */
  readonly clicksInARow: number;
  /** The mean time for which a conversation takes one of an agent's places, in ms; `null` while unknown. */
  readonly handlingMs: number | null;
}

/** The standing offer, while it stands: an expired one that nobody has cleared away yet holds nothing up. */
export function standingOffer(visitor: Waiting, nowMs: number): StandingOffer | null {
  return visitor.offer !== null && visitor.offer.expiresAtMs > nowMs ? visitor.offer : null;
}

/** HG12: on duty is a lease, and it is lost after expired offers. */
export function isOnDuty(agent: RosterAgent, situation: Pick<Situation, "rules">, nowMs: number): boolean {
  return agent.dutyUntilMs > nowMs && agent.offersExpired < situation.rules.expiredOffersMax;
}

/** HG12: whether the visitor asked for it themselves, within their network's share: these go before all others. */
export function goesFirst({ isAutomatic, isBeyondShare }: Pick<Waiting, "isAutomatic" | "isBeyondShare">): boolean {
  return !isAutomatic && !isBeyondShare;
}
