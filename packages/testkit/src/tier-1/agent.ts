// An agent: takes the next in the queue, answers, settles, hands over, leaves, closes the laptop in the middle of it, and is
// as slow as the plan says. Two of them may reach for the same visitor.
import { agentId, commandId, standingOffer, type AgentCommand, type AgentRef, type Author } from "@handrail/protocol";
import type { Chance } from "../world/chance.ts";
import type { Loop } from "./loop.ts";
import type { AgentPlan } from "./plan.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";

/** Whoever is not seen for so long loses what they hold. */
const DUTY_LEASE_MS = 60_000;
/** So often somebody is taken by hand whom nobody was asked to take. */
const BY_HAND = 0.5;
/** So often a colleague has the same visitor before them, and presses the same button at the same moment. */
const RIVALRY = 0.15;

export interface AgentParts {
  readonly plan: AgentPlan;
  readonly loop: Loop;
  readonly chance: Chance;
  readonly relay: Relay;
  readonly others: readonly AgentRef[];
  /** Those of them who are there, with what they may press. */
  readonly colleagues: () => readonly Agent[];
}

type WithoutId<C> = C extends unknown ? Omit<C, "id"> : never;

export class Agent {
  readonly #parts: AgentParts;
  readonly #author: Extract<Author, { type: "agent" }>;
  #isThere = true;
  #isTurnComing = false;
  /** Offers that they let run out. */
  readonly #lets = new Set<object>();
  #count = 0;

  constructor(parts: AgentParts) {
    this.#parts = parts;
    const { plan, loop } = parts;
    this.#author = { type: "agent", id: agentId(plan.name), name: plan.name };
    this.#beOnDuty();
    for (const { fromMs, toMs } of plan.absences) {
      loop.after(fromMs, () => this.goAway());
      loop.after(toMs, () => this.#comeBack());
    }
  }

  /** There may be something to do. */
  nudge(): void {
    if (!this.#isThere || this.#isTurnComing) return;
    this.#isTurnComing = true;
    const { loop, chance, plan } = this.#parts;
    loop.after(chance.between(...plan.thinkMs), () => {
      this.#isTurnComing = false;
      if (this.#isThere && this.#turn()) this.nudge();
    });
  }

  /** Closes the laptop. What is held is put back when the lease is over. */
  goAway(): void {
    const { loop, relay, plan } = this.#parts;
    if (!this.#isThere) return;
    this.#isThere = false;
    const me = relay.dispatcher.roster.get(plan.name);
    if (me) me.dutyUntilMs = loop.nowMs + DUTY_LEASE_MS;
    loop.after(DUTY_LEASE_MS, () => {
      if (this.#isThere) return;
      relay.present.delete(plan.name);
      relay.releaseAll(plan.name);
    });
  }

  #comeBack(): void {
    this.#isThere = true;
    this.#beOnDuty();
    this.#parts.relay.dispatcher.wake();
    this.nudge();
  }

  #beOnDuty(): void {
    const { relay, plan } = this.#parts;
    relay.present.add(plan.name);
    const me = relay.dispatcher.roster.get(plan.name);
    if (me) Object.assign(me, { dutyUntilMs: Infinity, offersExpired: 0 });
  }

  // Answers whether there was something to do.
  #turn(): boolean {
    const { relay, loop, plan, chance } = this.#parts;
    if (!relay.isUp) return false; // its start is news
    let first: Stored | null = null;
    let offered: Stored | null = null;
    const mine: Stored[] = [];
    for (const stored of relay.conversations.values()) {
      const owner = stored.conversation?.owner;
      if (owner?.type === "queue") {
        const offer = standingOffer(stored.internal, loop.nowMs);
        if (!offer) first ??= stored;
        else if (offer.agent.id === this.#author.id && !this.#lets.has(offer)) offered ??= stored;
      } else if (owner?.type === "agent" && owner.agent.id === this.#author.id) mine.push(stored);
    }
    const waiting = mine.find(({ conversation }) => conversation?.awaitingSeq !== null);
    if (waiting) this.#give(waiting, this.#answerTo(waiting));
    else if (offered) return this.#answerOffer(offered);
    else if (first && mine.length < plan.capacity) {
      // Whoever is not taken by hand may be offered in the meantime.
      if (chance.happens(BY_HAND)) this.#takeByHand(first);
    } else {
      const done = mine.find(({ conversation }) => conversation?.promise === null);
      if (!done) return false;
      this.#give(done, { type: "close" });
    }
    return true;
  }

  #takeByHand(stored: Stored): void {
    const { chance, colleagues } = this.#parts;
    const ms = chance.between(5, 300);
    this.#give(stored, { type: "accept" }, ms);
    const rival = colleagues().find((one) => one !== this && one.#isThere);
    if (rival && chance.happens(RIVALRY)) rival.#give(stored, { type: "accept" }, ms + chance.between(0, 2));
  }

  // Mostly takes them; now and then says no, or nothing.
  #answerOffer(stored: Stored): boolean {
    const { offer } = stored.internal;
    const dice = this.#parts.chance.fraction();
    if (offer && dice < 0.1) {
      this.#lets.add(offer);
      return false;
    }
    this.#give(stored, { type: dice < 0.2 ? "decline" : "accept" });
    return true;
  }

  #answerTo({ conversation }: Stored): WithoutId<AgentCommand> {
    const { chance, others } = this.#parts;
    const dice = chance.fraction();
    const colleague = others[0];
    if (dice < 0.06) return { type: "leave" };
    if (dice < 0.1 && colleague) return { type: "hand-over", to: colleague.id };
    if (dice < 0.18 && conversation?.promise) return { type: "settle" };
    if (dice < 0.24) return { type: "close" };
    const text = `${this.#author.name} replies ${this.#count + 1}`;
    return { type: "reply", text, ...(dice < 0.32 && { isSaved: true }) };
  }

  #give(stored: Stored, wish: WithoutId<AgentCommand>, ms = this.#parts.chance.between(5, 300)): void {
    const { loop, chance, relay, plan, others } = this.#parts;
    this.#count += 1;
    const command: AgentCommand = { ...wish, id: commandId(`${plan.name}-${this.#count}`) };
    const handOverTo = command.type === "hand-over" ? others.find(({ id }) => id === command.to) : undefined;
    const send = (): void => relay.commits.submit({ stored, author: this.#author, command, handOverTo });
    const me = relay.dispatcher.roster.get(plan.name);
    if (me) me.offersExpired = 0;
    if (chance.happens(0.03)) return; // lost on the way: a person does it again
    loop.after(ms, send);
    if (plan.isCareless && chance.happens(0.4)) loop.after(chance.between(300, 40_000), send);
    // Reaches for what is not theirs, too.
    if (plan.isCareless && chance.happens(0.2)) this.#meddle();
  }

  #meddle(): void {
    const { relay, chance, plan } = this.#parts;
    const all = [...relay.conversations.values()];
    const stored = all[chance.between(0, all.length - 1)];
    if (!stored?.conversation) return;
    this.#count += 1;
    const id = commandId(`${plan.name}-${this.#count}`);
    const text = `${plan.name} meddles ${this.#count}`;
    const command: AgentCommand = chance.pick<AgentCommand>([
      { type: "accept", id },
      { type: "reply", id, text },
      { type: "close", id },
      { type: "settle", id },
    ]);
    relay.commits.submit({ stored, author: this.#author, command });
  }
}
