// The relay's dispatcher without I/O: the real `dispatch` over the model's queue and roster, its offers stored at once, so that
// nothing changes between deciding and storing. It also says where everybody stands.
import {
  agentId,
  commandId,
  standingOffer,
  type Conversation,
  type ConversationId,
  type Internal,
  type Owner,
} from "@handrail/protocol";
import {
  dispatch,
  DISPATCH_RULES,
  nextClicksInARow,
  type Dispatched,
  type RosterAgent,
  type Situation,
  type StandingOffer,
  type Waiting,
} from "@handrail/relay/dispatch";
import { isBeforeSlot } from "./appointments.ts";
import type { AgentPlan } from "./plan.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";

/** What a dispatcher may be made to do wrong. */
export interface DispatcherFaults {
  readonly forgetsPresence?: boolean;
  readonly ignoresOvertakingBound?: boolean;
  readonly ignoresCapacity?: boolean;
  readonly keepsOldPlaces?: boolean;
}

/** An agent as the dispatcher knows them, besides what they hold. */
interface OnRoster {
  readonly plan: AgentPlan;
  /** In the future while they are on duty. */
  dutyUntilMs: number;
  idleSinceMs: number;
  offersExpired: number;
  /** What they hold and are offered, when it was last counted. */
  load: number;
}

/** A conversation, and what agents alone see of it, before a change or after. */
interface Standing {
  readonly conversation: Conversation | null;
  readonly notes: Internal;
}

/** Whoever has not been heard of for so long is not there, unless a stream or a poll of theirs is open. */
const PRESENT_MS = 15_000;
const COALESCE_MS = 50;

export class Dispatcher {
  readonly roster = new Map<string, OnRoster>();
  clicksInARow = 0;
  readonly #relay: Relay;
  #places: Dispatched["places"] | null = null;
  #isComing = false;
  #nextAtMs = Infinity;
  #count = 0;

  constructor(relay: Relay) {
    this.#relay = relay;
    for (const plan of relay.parts.plan.agents) {
      this.roster.set(plan.name, {
        plan,
        dutyUntilMs: Infinity,
        idleSinceMs: relay.parts.loop.nowMs,
        offersExpired: 0,
        load: 0,
      });
    }
  }

  /** What the queue is ordered by has changed: places are worked out anew before anybody is told the next one. */
  reorder(): void {
    if (!this.#faults.keepsOldPlaces) this.#places = null;
  }

  /** Somebody has come to the queue, left it, or turned up: it decides again. */
  wake(): void {
    if (this.roster.size > 0) this.#wakeAt(this.#relay.parts.loop.nowMs + COALESCE_MS);
  }

  /** The relay has started again: nothing that was to come in its last life does. */
  restart(): void {
    this.#isComing = false;
    this.#nextAtMs = Infinity;
    this.reorder();
    this.wake();
  }

  /** A conversation has changed: a line said in the queue moves nobody, and only what dispatch looks at makes it look again. */
  follow({ conversation: was, notes }: Standing, after: Standing): void {
    const [owner, next] = [was?.owner, after.conversation?.owner];
    const wasWaiting = owner?.type === "queue";
    const isWaiting = next?.type === "queue";
    if (wasWaiting && next?.type === "agent") this.#accepted(next.agent.id, notes.offer);
    const slotAtMs = after.conversation?.promise?.slotAtMs;
    if (slotAtMs !== was?.promise?.slotAtMs) this.#reckonWith(slotAtMs);
    const isMoved = was?.request !== after.conversation?.request || notes.overtaken !== after.notes.overtaken;
    if (wasWaiting !== isWaiting || (isWaiting && isMoved)) this.reorder();
    // Whoever lets go of somebody has room for another.
    const isLetGo = owner?.type === "agent" && next?.type !== "agent";
    const isOther = wasWaiting !== isWaiting || (isWaiting && (notes !== after.notes || owner !== next));
    if (isLetGo || isOther) this.wake();
  }

  // Booked, moved, or over: places are others now, and again when it begins.
  #reckonWith(slotAtMs: number | undefined): void {
    const { loop } = this.#relay.parts;
    this.reorder();
    this.wake();
    if (slotAtMs === undefined || slotAtMs <= loop.nowMs) return;
    loop.at(slotAtMs, () => {
      this.reorder();
      if (this.#relay.isUp) this.wake();
    });
  }

  // What was accepted counts for those who are left behind.
  #accepted(agent: string, offer: Stored["internal"]["offer"]): void {
    if (offer?.agent.id === agent) this.clicksInARow = nextClicksInARow(this.clicksInARow, offer.turn);
  }

  /** From 1; `null` for whoever does not wait. */
  placeOf(stored: Stored): number | null {
    if (stored.conversation?.owner.type !== "queue") return null;
    this.#places ??= this.#lineUp();
    return this.#places.get(stored.id)?.place ?? null;
  }

  // Offers go to whoever is there and has none, from agents on duty with room. Where nobody is, nothing is lost by not asking: who
  // turns up, goes on duty, has room again, or is let go of by an offer's end, wakes the dispatcher.
  #isWork(): boolean {
    const { loop, faults } = this.#relay.parts;
    const { nowMs } = loop;
    if (faults.dispatcher) return true;
    for (const one of this.roster.values()) one.load = 0;
    let isAnybodyOpen = false;
    for (const stored of this.#relay.conversations.values()) {
      const owner = stored.conversation?.owner;
      const offer = owner?.type === "queue" ? standingOffer(stored.internal, nowMs) : null;
      const holder = owner?.type === "agent" ? owner.agent : offer?.agent;
      const agent = holder && this.roster.get(holder.id);
      if (agent) agent.load += 1;
      else if (owner?.type === "queue" && !isAnybodyOpen && !isBeforeSlot(stored, nowMs))
        isAnybodyOpen = this.isPresent(stored);
    }
    if (!isAnybodyOpen) return false;
    for (const { dutyUntilMs, load, plan } of this.roster.values()) {
      if (dutyUntilMs > nowMs && load < plan.capacity) return true;
    }
    return false;
  }

  // Only when somebody is told: most turns of the dispatcher are asked for offers alone.
  #lineUp(): Dispatched["places"] {
    const { loop, judge } = this.#relay.parts;
    const situation = this.lining();
    const { places } = dispatch(situation, loop.nowMs);
    judge.lined({ situation, places });
    return places;
  }

  isPresent(stored: Stored): boolean {
    return stored.listeners.size > 0 || this.#relay.parts.loop.nowMs - stored.seenAtMs < PRESENT_MS;
  }

  /** The queue with nobody to serve it: a place says who comes before whom, and that is the same whoever is on duty. */
  lining(): Situation {
    return { ...this.situation(), roster: NOBODY };
  }

  /** The queue and the roster as they are. */
  situation(): Situation {
    const { nowMs } = this.#relay.parts.loop;
    const waiting: Waiting[] = [];
    const held = new Map<string, number>();
    for (const stored of this.#relay.conversations.values()) {
      const { conversation } = stored;
      if (conversation?.owner.type === "queue" && !isBeforeSlot(stored, nowMs))
        waiting.push(this.#waiting(stored, conversation, conversation.owner));
      else if (conversation?.owner.type === "agent") {
        const { id } = conversation.owner.agent;
        held.set(id, (held.get(id) ?? 0) + 1);
      }
    }
    const roster = [...this.roster.values()].map((one): RosterAgent => {
      const { name, capacity, languages } = one.plan;
      const { dutyUntilMs, idleSinceMs, offersExpired } = one;
      const id = agentId(name);
      const holding = this.#faults.ignoresCapacity ? 0 : (held.get(name) ?? 0);
      return { id, dutyUntilMs, capacity, holding, idleSinceMs, languages, skills: [], offersExpired };
    });
    const rules = this.#faults.ignoresOvertakingBound ? BOUNDLESS : DISPATCH_RULES;
    return { waiting, roster, rules, clicksInARow: this.clicksInARow, handlingMs: this.#relay.dueTimes.meanMs() };
  }

  get #faults(): DispatcherFaults {
    return this.#relay.parts.faults.dispatcher ?? {};
  }

  #waiting(
    stored: Stored,
    { request, lastAtMs, locale }: Conversation,
    { preferred }: Extract<Owner, { type: "queue" }>,
  ): Waiting {
    const { internal } = stored;
    return {
      conversation: stored.id,
      askedAtMs: request?.atMs ?? lastAtMs,
      dueAtMs: internal.firstDueAtMs,
      isAutomatic: request?.isAutomatic === true,
      isPresent: this.#faults.forgetsPresence === true || this.isPresent(stored),
      isBeyondShare: false,
      language: locale,
      skills: request?.skills ?? [],
      rank: stored.rank,
      knownBy: null,
      preferred: preferred?.id ?? null,
      offer: standing(internal.offer),
      refusals: internal.refusals,
      overtaken: internal.overtaken,
    };
  }

  #wakeAt(atMs: number): void {
    if (this.#isComing && this.#nextAtMs <= atMs) return;
    const { loop } = this.#relay.parts;
    const { life } = this.#relay;
    this.#isComing = true;
    this.#nextAtMs = atMs;
    loop.at(atMs, () => {
      if (life !== this.#relay.life || !this.#relay.isUp || this.#nextAtMs !== atMs) return;
      this.#isComing = false;
      this.#turn();
    });
  }

  #turn(): void {
    if (!this.#isWork()) return;
    const { offers, nextAtMs } = dispatch(this.situation(), this.#relay.parts.loop.nowMs);
    for (const { conversation, agent, ...offer } of offers) {
      const stored = this.#relay.conversations.get(conversation);
      const to = this.roster.get(agent);
      if (!stored || !to) continue;
      this.#count += 1;
      const id = commandId(`offer-${this.#count}`);
      this.#relay.commits.storeAtOnce(stored, {
        type: "offer",
        id,
        agent: { id: agent, name: to.plan.name },
        ...offer,
      });
    }
    if (offers.length > 0) this.#relay.onWork();
    if (nextAtMs !== null) this.#wakeAt(nextAtMs);
  }
}

const NOBODY: readonly RosterAgent[] = [];
const BOUNDLESS = { ...DISPATCH_RULES, overtakingMax: Infinity };

function standing(offer: Stored["internal"]["offer"]): StandingOffer | null {
  return offer && { ...offer, agent: offer.agent.id };
}

/** Where everybody stood at a moment, and what they were told that from. */
export interface Lined {
  readonly situation: Situation;
  readonly places: ReadonlyMap<ConversationId, { readonly place: number }>;
}
