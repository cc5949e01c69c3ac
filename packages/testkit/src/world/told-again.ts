// The story of a world, told once more from its first event in the order in which it happened, with every rule asked at each decision, each
// answer to a click and each place in the queue that somebody was told. The logs are read from the relay's own tables when everything is over:
// nothing in them ever changes, so they hold every moment.
import type { CommandId, ConversationId, Event, Verdict } from "@handrail/protocol";
import { EMPTY_BOOK, enter, type Book } from "../explore/book.ts";
import type { Commit, Conversing, Downtime, Invariant, Seen } from "../invariants/invariant.ts";
import { isWaiting } from "../invariants/honest-position.ts";
import { falseClaim, honestStatus } from "../invariants/honest-status.ts";
import { quietMeansSettled, stillToDo } from "../invariants/quiet-means-settled.ts";
import { SHARED } from "../invariants/shared.ts";
import { follow, followInternal } from "../invariants/standing.ts";
import { decisionsOf, type Decided } from "./decisions.ts";
import type { ClickAnswer, Evidence, PageClaim, Stay, ToldPlace, Violation } from "./evidence.ts";
import type { StoredLogs } from "./stored-logs.ts";

/** How long an agent counts as there whose desk has not been heard of: the relay's lease, and the time that it takes to notice. */
const THERE_MS = 95_000;
/** Whoever has asked may not have dialled for news yet, and stands in line meanwhile. */
const ARRIVING_MS = 10_000;

export interface StoryParts {
  readonly evidence: Evidence;
  readonly logs: StoredLogs;
  readonly downtimes: readonly Downtime[];
  readonly nowMs: number;
  readonly trace?: ((atMs: number, line: string) => void) | undefined;
}

/** All that was wrong. */
export function tellAgain(parts: StoryParts): readonly Violation[] {
  return new Story(parts).tell();
}

class Told implements Conversing {
  readonly id: ConversationId;
  readonly who: string;
  readonly conversation = null;
  readonly events: Event[] = [];
  readonly madeAt = new Map<CommandId, number>();
  readonly said = new Map<string, Verdict>();
  book: Book = EMPTY_BOOK;
  standing: Conversing["standing"] = null;
  overtaken = 0;
  isRequested = false;
  /** Since when they wait. */
  queuedAtMs = 0;
  /** They wait by a request, and were in nobody's hands before. */
  hasJustAsked = false;

  constructor(id: ConversationId, who: string) {
    this.id = id;
    this.who = who;
  }

  /** A copy that stays as it is. */
  asNow(): Told {
    return Object.assign(new Told(this.id, this.who), this);
  }
}

class Story implements Seen {
  readonly downtimes: readonly Downtime[];
  readonly conversations = new Map<ConversationId, Told>();
  readonly receipts = { forgotten: () => null };
  readonly present = { has: (agent: string) => this.#isThere(agent) };
  readonly #stays: ReadonlyMap<ConversationId, readonly Stay[]>;
  nowMs = 0;
  readonly #parts: StoryParts;
  readonly #found: Violation[] = [];

  constructor(parts: StoryParts) {
    this.#parts = parts;
    this.downtimes = parts.downtimes;
    this.#stays = byConversation(parts.evidence.stays);
  }

  isInLine(stored: Told): boolean {
    const startedMs = this.downtimes.findLast(({ toMs }) => toMs <= this.nowMs)?.toMs ?? 0;
    const fromMs = Math.max(stored.queuedAtMs, startedMs);
    if (stored.hasJustAsked && this.nowMs < fromMs + ARRIVING_MS) return true;
    // What the relay knew of it went with its memory.
    const isHeardOf = (stay: Stay) => stay.fromMs < this.nowMs && stay.fromMs >= startedMs && stay.toMs >= fromMs;
    return this.#stays.get(stored.id)?.some(isHeardOf) === true;
  }

  tell(): readonly Violation[] {
    const { logs, evidence, nowMs } = this.#parts;
    const { visitors, commands, clicks, places } = evidence;
    const names = new Map(visitors.flatMap(({ name, conversations }) => [...conversations].map((id) => [id, name])));
    for (const { id } of logs.conversations) this.conversations.set(id, new Told(id, names.get(id) ?? id));
    const decisions = logs.conversations
      .flatMap((log) => decisionsOf(log, commands))
      .toSorted((one, other) => one.atMs - other.atMs);
    const answers = inOrder(clicks);
    const told = inOrder(places);
    const claims = inOrder(evidence.claims);
    for (let next = 0; next < decisions.length;) {
      const atMs = decisions[next]?.atMs ?? 0;
      for (const answer of answers.until(atMs - 1)) this.#said(answer);
      for (const place of told.until(atMs - 1)) this.#toldPlace(place);
      for (const claim of claims.until(atMs - 1)) this.#claimed(claim);
      // In the millisecond of decisions nobody knows what was told before which of them: it must have been true of one moment.
      const doubtful = told.until(atMs).filter((place) => this.#isWrongPlace(place));
      const moments: Told[] = [];
      for (let one = decisions[next]; one?.atMs === atMs; one = decisions[(next += 1)]) {
        const stored = doubtful.length > 0 && this.conversations.get(one.conversation);
        if (stored) moments.push(stored.asNow());
        this.#decide(one);
      }
      for (const place of doubtful) if (this.#isWrongAmid(place, moments)) this.#toldPlace(place);
    }
    for (const answer of answers.until(Infinity)) this.#said(answer);
    for (const place of told.until(Infinity)) this.#toldPlace(place);
    for (const claim of claims.until(Infinity)) this.#claimed(claim);
    this.nowMs = nowMs;
    for (const wrong of stillToDo(this, logs)) this.#found.push({ invariant: quietMeansSettled.name, ...wrong });
    for (const { name, ended } of SHARED)
      for (const wrong of ended?.({ relay: this, ledger: evidence, nowMs }) ?? [])
        this.#found.push({ invariant: name, ...wrong });
    return this.#found;
  }

  #decide({ conversation, author, command, atMs, events, internal }: Decided): void {
    const stored = this.conversations.get(conversation);
    if (!stored) return;
    this.nowMs = atMs;
    const refusal = this.#parts.logs.refused.has(command.id) ? { code: "not-allowed" as const } : null;
    const decision = { events, internal: { events: internal }, refusal };
    const commit: Commit & { after: Book } = {
      stored,
      author,
      command,
      decision,
      before: stored.book,
      after: stored.book,
      nowMs: atMs,
      relay: this,
    };
    for (const event of internal) {
      for (const one of SHARED) this.#hear(one, stored, one.noted?.(event, commit));
      followInternal(stored, event);
    }
    stored.events.push(...events);
    for (const event of events) {
      for (const one of SHARED) this.#hear(one, stored, one.appended?.(event, commit.after, commit));
      commit.after = enter(commit.after, event, command);
      follow(stored, event);
    }
    if (commit.after.owner === "queue" && stored.book.owner !== "queue") {
      stored.queuedAtMs = atMs;
      stored.hasJustAsked = events.some(({ type }) => type === "human.requested");
    }
    stored.book = commit.after;
    const types = [...internal, ...events].map(({ type }) => type);
    this.#parts.trace?.(atMs, `log of ${stored.who}: ${author.type} ${command.type}: ${types.join(", ")}`);
    for (const one of SHARED) this.#hear(one, stored, one.committed?.(commit));
    stored.madeAt.set(command.id, events[0]?.seq ?? Infinity);
  }

  #said({ conversation, command, verdict, atMs }: ClickAnswer): void {
    const stored = this.conversations.get(conversation);
    if (!stored) return;
    this.nowMs = atMs;
    for (const one of SHARED) this.#hear(one, stored, one.said?.({ stored, command, verdict }));
  }

  #toldPlace(told: ToldPlace): void {
    const stored = this.conversations.get(told.conversation);
    if (!stored) return;
    this.nowMs = told.atMs;
    for (const one of SHARED) this.#hear(one, stored, one.told?.(stored, told.place, this));
  }

  #claimed({ who, claim }: PageClaim): void {
    // On two devices of one customer's it may be the same conversation.
    const ids = this.#parts.evidence.visitors.find(({ name }) => name === who)?.conversations ?? [];
    const theirs = [...ids].flatMap((id) => this.conversations.get(id) ?? []);
    const wrong = theirs.map((stored) => falseClaim(claim, stored));
    if (!wrong.includes(null))
      this.#found.push({ invariant: honestStatus.name, who, what: wrong[0] ?? `${claim.type}, and nothing is stored` });
  }

  #isWrongPlace(told: ToldPlace, relay: Seen = this, stored = this.conversations.get(told.conversation)): boolean {
    this.nowMs = told.atMs;
    return stored !== undefined && SHARED.some((one) => one.told && one.told(stored, told.place, relay) !== null);
  }

  // `moments`: of conversations in this millisecond, each as it was before one of its decisions. Which conversation's came first is not
  // known, so that the queue may have been as long as if all of them had waited in it at once.
  #isWrongAmid(told: ToldPlace, moments: readonly Told[]): boolean {
    const { downtimes, present, receipts, nowMs } = this;
    const conversations = new Map(this.conversations);
    for (const moment of moments) if (isWaiting(moment.book, nowMs)) conversations.set(moment.id, moment);
    const longest: Seen = {
      downtimes,
      present,
      receipts,
      nowMs,
      conversations,
      isInLine: (stored: Told) => this.isInLine(stored),
    };
    const theirs = [this.conversations.get(told.conversation), ...moments.filter(({ id }) => id === told.conversation)];
    return theirs.every((stored) => this.#isWrongPlace(told, longest, stored));
  }

  #isThere(agent: string): boolean {
    return this.#parts.evidence.desks.some(
      ({ id, atMs }) => id === agent && atMs <= this.nowMs && atMs > this.nowMs - THERE_MS,
    );
  }

  #hear({ name }: Invariant, { who }: Told, what: string | null | undefined): void {
    if (what) this.#found.push({ invariant: name, who, what });
  }
}

function inOrder<Moment extends { readonly atMs: number }>(moments: readonly Moment[]) {
  const sorted = moments.toSorted((one, other) => one.atMs - other.atMs);
  let next = 0;
  return {
    /** Those up to this time that were not asked for yet. */
    until: (atMs: number): readonly Moment[] => {
      const from = next;
      for (let one = sorted[next]; one && one.atMs <= atMs; one = sorted[next]) next += 1;
      return sorted.slice(from, next);
    },
  };
}

function byConversation(stays: readonly Stay[]): ReadonlyMap<ConversationId, readonly Stay[]> {
  const all = new Map<ConversationId, Stay[]>();
  for (const stay of stays) {
    const theirs = all.get(stay.conversation);
    if (theirs) theirs.push(stay);
    else all.set(stay.conversation, [stay]);
  }
  return all;
}
