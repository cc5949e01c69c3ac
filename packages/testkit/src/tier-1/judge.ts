// Asks the invariants at every moment that they are about, and tells the ledger what happened and what was wrong.
import type { Input, State } from "@handrail/core/machine";
import type { Kept } from "@handrail/core";
import type { CommandId, ConversationSecret, Event } from "@handrail/protocol";
import { enter, type Book } from "../explore/book.ts";
import { follow, followInternal } from "../invariants/standing.ts";
import { INVARIANTS } from "./invariants.ts";
import type { Commit, End, Invariant, Said } from "./invariant.ts";
import type { Ledger } from "./ledger.ts";
import { tokenOpensItsOwn } from "./invariants/token-opens-its-own.ts";
import type { Lined } from "./dispatcher.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";
import type { Tab } from "./tab.ts";
import type { VisitorEvidence } from "../world/evidence.ts";

type With<Key extends keyof Invariant> = Invariant & { readonly [K in Key]-?: NonNullable<Invariant[K]> };

function having<Key extends keyof Invariant>(key: Key): readonly With<Key>[] {
  return INVARIANTS.filter((invariant): invariant is With<Key> => invariant[key] !== undefined);
}

const APPENDED = having("appended");
const NOTED = having("noted");
const TOLD = having("told");
const LINED = having("lined");
const COMMITTED = having("committed");
const SAID = having("said");
const SHOWN = having("shown");
const ASKED = having("asked");
const REPORTED = having("reported");
const ENDED = having("ended");

export class Judge {
  readonly ledger: Ledger;
  #lastLined: Lined | null = null;
  /** Conversations that some page of their visitor's has forgotten for good, and the last one that did. */
  readonly #leaving = new Map<string, Tab>();
  /** The acknowledged request on a visitor's disk. */
  requestOf: (stored: Stored) => Request | null = () => null;
  readonly #byName = new Map<string, VisitorEvidence>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  commit(done: Omit<Commit, "after">): void {
    const { stored, decision, command, author, nowMs } = done;
    const { ledger } = this;
    const commit: Commit & { after: Book } = { ...done, after: done.before };
    for (const event of decision.internal.events) {
      for (const one of NOTED) this.#hear(one, stored.who, one.noted(event, commit));
      followInternal(stored, event);
      ledger.noteText(event.id);
      ledger.trace?.(`offers of ${stored.who}: ${event.type}${"agent" in event ? ` ${event.agent.name}` : ""}`);
    }
    for (const event of decision.events) {
      for (const one of APPENDED) this.#hear(one, stored.who, one.appended(event, commit.after, commit));
      commit.after = enter(commit.after, event, command);
      follow(stored, event);
      if (event.type === "conversation.erased") {
        forget(stored);
        // HG14: also what another page has said there, which had not heard of the erasure yet.
        for (const id of stored.madeAt.keys()) this.#evidenceOf(stored.who)?.void.add(id);
      }
      ledger.noteText(event.id);
    }
    ledger.note(nowMs);
    stored.book = commit.after;
    ledger.trace?.(
      `log of ${stored.who}: ${author.type} ${command.type}: ${decision.events.map(({ type }) => type).join(", ")}`,
    );
    for (const one of COMMITTED) this.#hear(one, stored.who, one.committed(commit));
    stored.madeAt.set(command.id, decision.events[0]?.seq ?? Infinity);
  }

  told(stored: Stored, place: number | null, relay: Relay): void {
    for (const one of TOLD) this.#hear(one, stored.who, one.told(stored, place, relay));
  }

  lined(now: Lined): void {
    for (const one of LINED) this.#hear(one, "the queue", one.lined(now, this.#lastLined));
    this.#lastLined = now;
  }

  /** Somebody is given events of the log. */
  reported(stored: Stored, events: readonly Event[]): void {
    for (const one of REPORTED) this.#hear(one, stored.who, one.reported(stored, events));
  }

  /** A page begins anew (HG14): what it had not sent was said in what is gone, and goes with it. */
  forgetting(tab: Tab, before: State): void {
    const evidence = this.#evidenceOf(visitorOf(tab));
    const isStillThere = (id: CommandId) => tab.state.outbox.items.some(({ command }) => command.id === id);
    for (const { command } of before.outbox.items) if (!isStillThere(command.id)) evidence?.void.add(command.id);
  }

  /** A page erases a conversation: what was said in it, and what is on its way there, is nobody's to find again (HG14). */
  erasing(tab: Tab, of: ConversationSecret): void {
    const evidence = this.#evidenceOf(visitorOf(tab));
    this.ledger.trace?.(`${tab.parts.name}: forgets ${of}`);
    if (!evidence) return;
    for (const id of evidence.kept.keys()) evidence.void.add(id);
    if (!this.#isLeaving(`c-${of}`)) evidence.acknowledged.clear();
    this.#leaving.set(`c-${of}`, tab);
    for (const trail of evidence.replicas) trail.events = [];
  }

  said(said: Said): void {
    const { verdict, stored, command } = said;
    const evidence = this.#evidenceOf(stored.who);
    // What the network repeats after the last look at a visitor's page is not what that page showed.
    const isSeen = evidence?.end === null;
    if (verdict.ok) {
      if (isSeen && !this.#isLeaving(stored.id)) evidence.acknowledged.set(verdict.id, verdict.seq);
    } else if (verdict.error.code === "erased") evidence?.void.add(verdict.id);
    else if (verdict.error.retry === "never") evidence?.refused.set(verdict.id, verdict.error.code);
    this.ledger.trace?.(
      `relay to ${stored.who}: ${command.type} ${command.id} ${verdict.ok ? verdict.seq : verdict.error.code}`,
    );
    for (const one of SAID) this.#hear(one, stored.who, one.said(said));
  }

  stepped(tab: Tab, input: Input, before: State): void {
    const { state: after } = tab;
    this.ledger.note(input.type.length * 31 + input.type.charCodeAt(0) + after.replica.events.length * 1_024);
    if (
      before.replica === after.replica &&
      before.outbox === after.outbox &&
      before.remembered === after.remembered &&
      before.stillWant === after.stillWant
    ) {
      return;
    }
    const { relay, name } = tab.parts;
    if (isUnheard(relay, after)) {
      tab.lastStatus = "none";
      return;
    }
    const stored = after.secret ? relay.open({ secret: after.secret }) : null;
    const sight = { tab, before, after, stored: stored === "wrong-secret" ? null : stored };
    for (const one of SHOWN) this.#hear(one, name, one.shown(sight));
    const isLeaving = this.#isLeaving(after.replica.conversation?.id ?? "");
    if (before.replica.events !== after.replica.events) {
      tab.parts.trail.events = isLeaving ? [] : after.replica.events;
    }
  }

  asked(tab: Tab, click: CommandId): void {
    const { secret } = tab.state;
    if (isUnheard(tab.parts.relay, tab.state)) return;
    const stored = secret ? tab.parts.relay.open({ secret }) : null;
    for (const one of ASKED) {
      this.#hear(one, tab.parts.name, one.asked(stored === "wrong-secret" ? null : stored, click));
    }
  }

  /** What is about to be forgotten, by visitor. */
  beforeRestoring(relay: Relay): ReadonlyMap<Stored, Forgetting> {
    return new Map(
      [...relay.conversations.values()].map((stored) => {
        const known = isAwaiting(stored.book) ? this.requestOf(stored) : null;
        const request = known && isOfThisStretch(stored, known.command.id) ? known : null;
        return [stored, { answered: [...stored.remembered.values()].map(({ command }) => command.id), request }];
      }),
    );
  }

  /** What the back-up does not know was acknowledged, and is nobody's to bring back but the request's (HG10). */
  restored(relay: Relay, before: ReadonlyMap<Stored, Forgetting>): void {
    this.ledger.trace?.("relay: an earlier copy of its store is put in its place");
    this.#lastLined = null;
    for (const [stored, { answered, request }] of before) {
      const evidence = this.#evidenceOf(stored.who);
      if (!evidence) continue;
      for (const trail of evidence.replicas) trail.events = [];
      for (const id of answered) {
        if (stored.remembered.has(id)) continue;
        evidence.acknowledged.delete(id);
        evidence.kept.delete(id);
        evidence.void.add(id);
      }
      if (request && !isAwaiting(stored.book)) stored.owed = { receipt: request.receipt, command: request.command.id };
    }
  }

  /** A stranger's key has opened something. */
  opened(who: string, what: string): void {
    if (!what.startsWith(`c-s-${who}.`)) this.ledger.found(tokenOpensItsOwn.name, who, `was let into ${what}`);
  }

  end(end: End): void {
    for (const one of ENDED) for (const { who, what } of one.ended(end)) this.ledger.found(one.name, who, what);
  }

  // An erasure that went with its page, before the disk had it, has never been: the next page goes on where the visitor was.
  #isLeaving(conversation: string): boolean {
    const by = this.#leaving.get(conversation);
    if (!by?.isDead) return by !== undefined;
    return [...by.parts.disk.erasing.values()].some((secret) => `c-${secret}` === conversation);
  }

  #hear({ name }: Invariant, who: string, what: string | null): void {
    if (what !== null) this.ledger.found(name, who, what);
  }

  #evidenceOf(who: string): VisitorEvidence | undefined {
    if (this.#byName.size < this.ledger.visitors.length) {
      for (const visitor of this.ledger.visitors) this.#byName.set(visitor.name, visitor);
    }
    return this.#byName.get(who);
  }
}

const visitorOf = ({ parts: { name } }: Tab): string => name.slice(0, name.indexOf("."));

// A page that has not heard yet that its request was answered and closed, or taken back, holds on to it.
function isOfThisStretch({ madeAt, events }: Stored, click: CommandId): boolean {
  const clickedAt = madeAt.get(click) ?? Infinity;
  return clickedAt < Infinity && !events.some((event) => event.seq > clickedAt && endsRequest(event));
}

const endsRequest = (event: Event): boolean =>
  event.type === "conversation.closed" || (event.type === "promise.withdrawn" && event.why === undefined);

// HG14: what was owed, and how clicks were answered, is gone with the conversation.
function forget(stored: Stored): void {
  stored.owed = null;
  stored.said.clear();
}

/** An acknowledged request, as a page keeps it. */
type Request = NonNullable<Kept["request"]>;

/** What a conversation was before it was forgotten. */
interface Forgetting {
  readonly answered: readonly CommandId[];
  /** The acknowledged request, while a human was awaited. */
  readonly request: Request | null;
}

const isAwaiting = ({ owner }: Book): boolean => owner === "queue" || owner.startsWith("agent ");

// What a page shows of a store that is no more is judged by nothing, until it has heard of the one in its place.
function isUnheard(relay: Relay, { replica, remembered }: State): boolean {
  return relay.generation !== "g1" && (replica.generation !== relay.generation || remembered !== null);
}
