// The relay without I/O: the real law over a log in memory, committed in groups and acknowledged after. What is in the log,
// the dedupe or the jobs survives a crash; what was not committed, what was being answered and every listener does not.
import {
  conversationId,
  wireError,
  type Author,
  type Command,
  type CommandsResponse,
  type ConversationId,
  type ConversationSecret,
  type EventsResponse,
  type LiveFacts,
  type Signal,
  type Verdict,
} from "@handrail/protocol";
import { backUp, type BackUp } from "./back-up.ts";
import type { Law } from "../explore/state.ts";
import type { Chance } from "../world/chance.ts";
import { Commits, type Submission } from "./commits.ts";
import { Dispatcher } from "./dispatcher.ts";
import { DueTimes } from "./due-times.ts";
import { Jobs } from "./jobs.ts";
import type { Judge } from "./judge.ts";
import type { Reply } from "./line.ts";
import type { Loop } from "./loop.ts";
import type { Crash, Plan } from "./plan.ts";
import { Receipts } from "./receipts.ts";
import type { RelayFaults } from "./relay-faults.ts";
import { eventsAfter, headOf, newStored, type Listener, type Stored } from "./stored.ts";

export interface RelayParts {
  readonly loop: Loop;
  readonly chance: Chance;
  readonly plan: Plan;
  readonly law: Law;
  readonly faults: RelayFaults;
  readonly judge: Judge;
  /** Whose conversation a secret opens. */
  readonly whoseIs: (secret: ConversationSecret) => string;
}

const EVENTS_MAX = 200;

export class Relay {
  readonly conversations = new Map<ConversationId, Stored>();
  readonly jobs: Jobs;
  readonly receipts: Receipts;
  readonly commits: Commits;
  readonly dispatcher: Dispatcher;
  readonly dueTimes: DueTimes;
  /** When it was not there. */
  readonly downtimes: { fromMs: number; toMs: number }[] = [];
  isUp = true;
  /** The name of the store: another one since a back-up was restored. */
  generation = "g1";
  /** Counts the starts: what belongs to an earlier one does not happen. */
  life = 0;
  /** Agents on duty. */
  readonly present = new Set<string>();
  /** The agents are told that there is something to do. */
  onWork: () => void = () => {};
  readonly parts: RelayParts;
  /** The id that each secret opens: worked out once, as it is asked for with every request. */
  readonly #idOf = new Map<ConversationSecret, ConversationId>();
  #backUp: BackUp | null = null;
  #downMs = 0;

  constructor(parts: RelayParts) {
    this.parts = parts;
    this.jobs = new Jobs(this);
    this.receipts = new Receipts(this);
    this.commits = new Commits(this);
    this.dispatcher = new Dispatcher(this);
    this.dueTimes = new DueTimes(this);
  }

  /** Everybody who waits, present or not. */
  isInLine(): boolean {
    return true;
  }

  get nowMs(): number {
    return this.parts.loop.nowMs;
  }

  /** `POST /v1/commands`. */
  commands(
    door: { secret: ConversationSecret; named?: ConversationId },
    commands: readonly Command[],
    reply: Reply<CommandsResponse>,
  ): void {
    if (!this.isUp) return reply.fail();
    const stored = this.#openOrMake(door);
    if (!stored) return reply.answer({ type: "refused", error: wireError("wrong-secret") });
    this.#sees(stored);
    const { life } = this;
    const verdicts: Verdict[] = [];
    for (const command of commands) {
      const done = (verdict: Verdict): void => {
        verdicts.push(verdict);
        this.parts.judge.said({ stored, verdict, command });
        if (verdicts.length < commands.length || life !== this.life) return;
        const head = headOf(stored);
        reply.answer({ type: "ok", value: { conversation: stored.id, generation: this.generation, head, verdicts } });
      };
      this.commits.submit({ stored, author: VISITOR, command, done, fail: reply.fail });
    }
  }

  /** `POST /v1/events` that waits for nothing. */
  read(
    door: { secret: ConversationSecret; named?: ConversationId },
    after: number,
    reply: Reply<EventsResponse>,
  ): void {
    const stored = this.open(door);
    if (!this.isUp) reply.fail();
    else if (stored === "wrong-secret") reply.answer({ type: "refused", error: wireError("wrong-secret") });
    else if (!stored) reply.answer({ type: "refused", error: wireError("unknown-conversation") });
    else {
      this.#sees(stored);
      reply.answer({ type: "ok", value: this.report(stored, after) });
    }
  }

  /** `POST /v1/events` that waits for news, or until the time is up. */
  poll(secret: ConversationSecret, options: { after: number; waitMs: number }, reply: Reply<EventsResponse>): void {
    const { after, waitMs } = options;
    const stored = this.open({ secret });
    if (!this.isUp || !stored || stored === "wrong-secret" || headOf(stored) > after || waitMs === 0) {
      return this.read({ secret }, after, reply);
    }
    const { loop } = this.parts;
    const end = (): void => {
      timer.run = null;
      stored.listeners.delete(listener);
      reply.answer({ type: "ok", value: this.report(stored, after) });
    };
    const timer = loop.after(waitMs, end);
    const listener: Listener = {
      onLog: end,
      onSignal: () => {},
      onCut: () => {
        timer.run = null;
        reply.fail();
      },
    };
    this.listen(stored, listener);
  }

  /** Somebody waits for news, and is seen to be there. */
  listen(stored: Stored, listener: Listener): void {
    stored.listeners.add(listener);
    this.#sees(stored);
  }

  #sees(stored: Stored): void {
    if (stored.conversation?.owner.type === "queue" && !this.dispatcher.isPresent(stored)) this.dispatcher.wake();
    stored.seenAtMs = this.parts.loop.nowMs;
  }

  /** The conversation that a secret opens, and no other one. */
  open({ secret, named }: { secret: ConversationSecret; named?: ConversationId }): Stored | null | "wrong-secret" {
    const own = this.#own(secret);
    const id = named && this.parts.faults.opensWhatIsNamed ? named : own;
    if (named && named !== id) return "wrong-secret";
    const stored = this.conversations.get(id);
    return stored?.conversation ? stored : null;
  }

  #own(secret: ConversationSecret): ConversationId {
    const known = this.#idOf.get(secret);
    if (known) return known;
    const id = conversationId(`c-${secret}`);
    this.#idOf.set(secret, id);
    return id;
  }

  report(stored: Stored, after: number): EventsResponse {
    const { loop } = this.parts;
    const { id, run } = stored;
    const head = headOf(stored);
    const news = after >= head ? NOTHING : eventsAfter(stored, after).slice(0, EVENTS_MAX);
    this.parts.judge.reported(stored, news);
    const nowMs = loop.nowMs;
    return { conversation: id, generation: this.generation, head, nowMs, events: news, live: this.live(stored), run };
  }

  live(stored: Stored): LiveFacts {
    const place = this.dispatcher.placeOf(stored);
    this.parts.judge.told(stored, place, this);
    const { nowMs: asOfMs } = this.parts.loop;
    return { asOfMs, place, waiting: 0, agentsOnDuty: this.present.size, expectedWaitMs: null, step: null };
  }

  /** It is killed: now, or between its next commit and the answers. */
  crash({ when, downMs }: Crash): void {
    if (!this.isUp) return;
    this.#downMs = downMs;
    if (when === "after-commit") this.commits.isDying = true;
    else this.die(this.commits.drop());
  }

  /** Copies the whole store. */
  backUp(): void {
    this.#backUp = backUp(this);
  }

  /** Its store is lost, and the last copy is put in its place under another name. */
  restore(downMs: number): void {
    const { judge, loop } = this.parts;
    if (!this.#backUp) return;
    this.crash({ when: "at-once", atMs: 0, downMs });
    const before = judge.beforeRestoring(this);
    this.#backUp.restore();
    this.generation = `${this.generation}+`;
    // What was promised for the time that is lost could not be kept in it.
    this.downtimes.push({ fromMs: this.#backUp.atMs, toMs: loop.nowMs });
    judge.restored(this, before);
  }

  /** HG14: nothing is left of it but the tombstone, which is the last event. Part of the transaction that puts it up. */
  erase(stored: Stored): void {
    stored.remembered.clear();
    stored.run = null;
    this.jobs.forget(stored);
    if (!this.parts.faults.keepsWhatWasErased) stored.events.splice(0, stored.events.length - 1);
  }

  start(): void {
    this.commits.isDying = false;
    if (this.isUp) return;
    this.isUp = true;
    const down = this.downtimes.find(({ toMs }) => toMs === Infinity);
    if (down) down.toMs = this.parts.loop.nowMs;
    this.jobs.resume();
    for (const { conversation } of this.conversations.values()) {
      if (conversation?.owner.type === "agent" && !this.present.has(conversation.owner.agent.id))
        this.releaseAll(conversation.owner.agent.id);
    }
    this.dispatcher.restart();
    this.onWork();
  }

  /** Puts back what an agent holds who is not there any more. */
  releaseAll(agent: string): void {
    if (!this.isUp || this.parts.faults.leavesOrphans) return;
    for (const stored of this.conversations.values()) {
      const owner = stored.conversation?.owner;
      if (owner?.type !== "agent" || owner.agent.id !== agent) continue;
      const author: Author = { type: "agent", id: owner.agent.id, name: owner.agent.name };
      this.commits.submit({ stored, author, command: { type: "leave", id: this.jobs.newId("leave") } });
    }
  }

  signal(stored: Stored, signal: Signal): void {
    for (const listener of stored.listeners) listener.onSignal(signal);
  }

  /** It is gone, and with it whatever was not answered. */
  die(unanswered: readonly Submission[]): void {
    this.isUp = false;
    this.commits.isDying = false;
    this.life += 1;
    this.commits.drop();
    const { nowMs } = this.parts.loop;
    this.downtimes.push({ fromMs: nowMs, toMs: Infinity });
    this.parts.loop.after(this.#downMs, () => this.start());
    this.parts.judge.ledger.trace?.("relay: killed");
    for (const { fail } of unanswered) fail?.();
    this.jobs.forgetRuns(this.parts.faults.forgetsJobs ?? false);
    for (const stored of this.conversations.values()) {
      stored.run = null;
      const listeners = [...stored.listeners];
      stored.listeners.clear();
      for (const listener of listeners) listener.onCut();
    }
  }

  #openOrMake(door: { secret: ConversationSecret; named?: ConversationId }): Stored | null {
    const found = this.open(door);
    if (found === "wrong-secret") return null;
    if (found) return found;
    const id = this.#own(door.secret);
    const known = this.conversations.get(id);
    if (known) return known;
    const { plan, loop, whoseIs } = this.parts;
    const who = whoseIs(door.secret);
    const visitor = plan.visitors.find(({ number }) => `visitor-${number}` === who);
    const locale = visitor?.locale ?? null;
    const stored = newStored({ id, who, locale, rank: visitor?.rank ?? 0, nowMs: loop.nowMs });
    this.conversations.set(id, stored);
    return stored;
  }
}

const VISITOR: Author = { type: "visitor" };
const NOTHING: readonly never[] = [];
