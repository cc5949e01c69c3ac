// The relay without I/O: the real law over a log in memory, committed in groups and acknowledged after. What is in the log,
// the dedupe or the jobs survives a crash; what was not committed, what was being answered and every listener does not.
import {
  conversationId,
  EMPTY_INTERNAL,
  siteId,
  wireError,
  type AgentRef,
  type Author,
  type Command,
  type CommandsResponse,
  type CommandId,
  type ConversationId,
  type ConversationSecret,
  type EventsResponse,
  type LiveFacts,
  type RelayCommand,
  type Signal,
  type Verdict,
} from "@handrail/protocol";
import type { Context, Decision, Readmission } from "@handrail/protocol/law";
import { backUp, type BackUp } from "./back-up.ts";
import { EMPTY_BOOK } from "../explore/book.ts";
import type { Law } from "../explore/state.ts";
import type { Chance } from "../world/chance.ts";
import { Dispatcher, type DispatcherFaults } from "./dispatcher.ts";
import { DueTimes, type DueFaults } from "./due-times.ts";
import { Jobs } from "./jobs.ts";
import type { Judge } from "./judge.ts";
import type { Reply } from "./line.ts";
import type { Loop } from "./loop.ts";
import type { Crash, Plan } from "./plan.ts";
import type { Listener, Remembered, Stored, StoredJob } from "./stored.ts";

/** What a relay may be made to do wrong. */
export interface RelayFaults {
  /** How long a command is known again. */
  readonly remembersMs?: number;
  readonly acknowledgesFirst?: boolean;
  readonly forgetsJobs?: boolean;
  readonly storesNoPromiseJobs?: boolean;
  readonly opensWhatIsNamed?: boolean;
  readonly leavesOrphans?: boolean;
  readonly signsAnew?: boolean;
  readonly storesNoOfferJobs?: boolean;
  readonly dispatcher?: DispatcherFaults;
  readonly due?: DueFaults;
  readonly readmitsNothing?: boolean;
}

/** One command on its way into the log. */
interface Submission {
  readonly stored: Stored;
  readonly author: Author;
  readonly command: Command;
  readonly handOverTo?: AgentRef | undefined;
  readonly completes?: StoredJob | undefined;
  readonly done?: (verdict: Verdict) => void;
  /** The relay died before it could answer. */
  readonly fail?: () => void;
}

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

const SITE = siteId("shop");
const EVENTS_MAX = 200;

export class Relay {
  readonly conversations = new Map<ConversationId, Stored>();
  readonly jobs: Jobs;
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
  #group: Submission[] = [];
  #receipts = 0;
  /** What each receipt says. It is signed, so it says the same to a relay that has forgotten it. */
  readonly #signed = new Map<string, Readmission & { readonly command: CommandId }>();
  #backUp: BackUp | null = null;
  #isDying = false;
  #downMs = 0;

  constructor(parts: RelayParts) {
    this.parts = parts;
    this.jobs = new Jobs(this);
    this.dispatcher = new Dispatcher(this);
    this.dueTimes = new DueTimes(this);
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
        const head = stored.events.length;
        reply.answer({ type: "ok", value: { conversation: stored.id, generation: this.generation, head, verdicts } });
      };
      this.submit({ stored, author: VISITOR, command, done, fail: reply.fail });
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
    if (!this.isUp || !stored || stored === "wrong-secret" || stored.events.length > after || waitMs === 0) {
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
    const { events, id, run } = stored;
    const head = events.length;
    const news = after >= head ? NOTHING : events.slice(after, after + EVENTS_MAX);
    const nowMs = loop.nowMs;
    return { conversation: id, generation: this.generation, head, nowMs, events: news, live: this.live(stored), run };
  }

  live(stored: Stored): LiveFacts {
    const place = this.dispatcher.placeOf(stored);
    this.parts.judge.told(stored, place, this);
    const { nowMs: asOfMs } = this.parts.loop;
    return { asOfMs, place, waiting: 0, agentsOnDuty: this.present.size, expectedWaitMs: null, step: null };
  }

  /** Takes a command in; it is decided with its group, and answered after the commit. */
  submit(submission: Submission): void {
    if (!this.isUp) return;
    const { loop, chance, faults } = this.parts;
    if (faults.acknowledgesFirst && submission.author.type === "visitor") {
      const { stored, command } = submission;
      const { refusal } = this.#decide(submission);
      const receipt = this.#receiptFor(command, stored);
      submission.done?.(verdictOf(command, { refusal, head: stored.events.length, receipt }));
      this.#group.push({ ...submission, done: () => {} });
    } else this.#group.push(submission);
    if (this.#group.length > 1) return;
    const { life } = this;
    const ms = chance.happens(0.05) ? chance.between(20, 400) : chance.between(1, 5);
    loop.after(ms, () => {
      if (life === this.life) this.#commit();
    });
  }

  /** It is killed: now, or between its next commit and the answers. */
  crash({ when, downMs }: Crash): void {
    if (!this.isUp) return;
    this.#downMs = downMs;
    if (when === "after-commit") this.#isDying = true;
    else this.#die();
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

  /** What a receipt of this relay's own says of a click that the log knows nothing of (HG10). */
  forgotten(command: Command): Readmission | null {
    if (command.type !== "ask-human" || command.receipt === undefined) return null;
    const said = this.#signed.get(command.receipt);
    return said?.command === command.id ? said : null;
  }

  start(): void {
    this.#isDying = false;
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
      this.submit({ stored, author, command: { type: "leave", id: this.jobs.newId("leave") } });
    }
  }

  signal(stored: Stored, signal: Signal): void {
    for (const listener of stored.listeners) listener.onSignal(signal);
  }

  #die(unanswered = this.#group): void {
    this.isUp = false;
    this.#isDying = false;
    this.life += 1;
    this.#group = [];
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
    const stored: Stored = {
      id,
      who,
      conversation: null,
      events: [],
      remembered: new Map(),
      book: EMPTY_BOOK,
      internal: EMPTY_INTERNAL,
      locale: visitor?.locale ?? null,
      rank: visitor?.rank ?? 0,
      seenAtMs: loop.nowMs,
      standing: null,
      overtaken: 0,
      madeAt: new Map(),
      isRequested: false,
      said: new Map(),
      owed: null,
      listeners: new Set(),
      run: null,
    };
    this.conversations.set(id, stored);
    return stored;
  }

  // Everything of one group, then the answers: nobody hears of anything before all of it is stored.
  #commit(): void {
    const group = this.#group;
    this.#group = [];
    this.dueTimes.begin();
    const changed = new Set<Stored>();
    const verdicts = group.map((submission) => this.#store(submission, changed));
    if (this.#isDying) return this.#die(group);
    group.forEach(({ done }, index) => {
      const verdict = verdicts[index];
      if (verdict) done?.(verdict);
    });
    for (const stored of changed) for (const listener of stored.listeners) listener.onLog();
    if (changed.size > 0) this.onWork();
  }

  /** What the relay does by itself with what it reads, in one transaction. */
  storeAtOnce(stored: Stored, command: RelayCommand): void {
    this.#store({ stored, author: RELAY, command }, new Set());
  }

  #store(submission: Submission, changed: Set<Stored>): Verdict {
    const { stored, author, command, completes } = submission;
    const { loop, judge, faults } = this.parts;
    // The relay tells commands apart by author and id; here an id says by itself whose it is, and making a text of both costs more
    // than the law.
    const known = stored.remembered.get(command.id);
    if (completes) this.jobs.complete(completes);
    if (known && loop.nowMs - known.atMs < (faults.remembersMs ?? Infinity)) {
      const verdict = again(known, command);
      return faults.signsAnew && verdict.ok ? { ...verdict, receipt: `${verdict.receipt} again` } : verdict;
    }
    const decision = this.#decide(submission);
    const { events, internal, refusal, jobs, conversation, overtakes } = decision;
    if (events.length > 0 || internal.events.length > 0) {
      const before = stored.book;
      const was = stored.conversation;
      const wasWaiting = was?.owner.type === "queue";
      const notes = stored.internal;
      const { offer, overtaken } = notes;
      stored.events.push(...events);
      if (events.length > 0) stored.conversation = conversation;
      stored.internal = internal.state;
      judge.commit({ stored, author, command, decision, before, nowMs: loop.nowMs, relay: this });
      changed.add(stored);
      for (const job of jobs) this.jobs.add(stored, job);
      this.dueTimes.follow(stored, was, decision);
      if (conversation.owner.type === "agent" && wasWaiting)
        this.dispatcher.accepted(conversation.owner.agent.id, offer);
      for (const other of overtakes) this.#tellOvertaken(other, stored);
      const isWaiting = conversation.owner.type === "queue";
      // A line said in the queue moves nobody: only what dispatch looks at makes it look again.
      if (wasWaiting !== isWaiting || (isWaiting && was?.request !== conversation.request)) this.dispatcher.reorder();
      else if (isWaiting && internal.state.overtaken !== overtaken) this.dispatcher.reorder();
      // Whoever lets go of somebody has room for another.
      const isLetGo = was?.owner.type === "agent" && conversation.owner.type !== "agent";
      if (
        isLetGo ||
        wasWaiting !== isWaiting ||
        (isWaiting && (internal.state !== notes || was?.owner !== conversation.owner))
      ) {
        this.dispatcher.wake();
      }
    }
    const verdict = verdictOf(command, {
      refusal,
      head: stored.events.length,
      receipt: this.#receiptFor(command, stored),
    });
    if (stored.events.length > 0) stored.remembered.set(command.id, { command, verdict, atMs: loop.nowMs });
    return verdict;
  }

  // A number in the place of a signature: no two receipts that are made are the same, so that one made twice is noticed.
  #receiptFor(command: Command, { conversation }: Stored): string | undefined {
    if (command.type !== "ask-human") return undefined;
    // The same click is told the same again.
    if (command.receipt !== undefined && this.forgotten(command)) return command.receipt;
    this.#receipts += 1;
    const receipt = `receipt-${this.#receipts}`;
    const askedAtMs = conversation?.request?.atMs ?? this.parts.loop.nowMs;
    this.#signed.set(receipt, { command: command.id, askedAtMs, promise: conversation?.promise ?? null });
    return receipt;
  }

  #tellOvertaken(other: ConversationId, { id: by }: Stored): void {
    const stored = this.conversations.get(other);
    if (stored) this.storeAtOnce(stored, { type: "overtaken", id: this.jobs.newId("overtaken"), by });
  }

  #decide({ stored, author, command, handOverTo }: Submission): Decision {
    const { loop, law, faults } = this.parts;
    const context: Context = {
      nowMs: loop.nowMs,
      conversation: stored.id,
      site: SITE,
      author,
      policy: this.dueTimes.policy(),
      internal: stored.internal,
      isOnDuty:
        author.type === "agent"
          ? this.present.has(author.id)
          : command.type === "offer" && this.present.has(command.agent.id),
      handOverTo: handOverTo ?? null,
      run: stored.run,
      readmits: faults.readmitsNothing ? null : this.forgotten(command),
      opening: { page: null, locale: stored.locale },
    };
    return law(stored.conversation, command, context);
  }
}

const VISITOR: Author = { type: "visitor" };
const RELAY: Author = { type: "relay" };
const NOTHING: readonly never[] = [];

function verdictOf(
  { id }: Command,
  what: { refusal: Decision["refusal"]; head: number; receipt: string | undefined },
): Verdict {
  const { refusal, head, receipt } = what;
  if (refusal) return { id, ok: false, error: wireError(refusal.code, refusal.details) };
  return receipt === undefined ? { id, ok: true, seq: head } : { id, ok: true, seq: head, receipt };
}

function again({ command: first, verdict }: Remembered, command: Command): Verdict {
  const isSame = first === command || JSON.stringify(first) === JSON.stringify(command);
  return isSame ? verdict : { id: command.id, ok: false, error: wireError("id-conflict") };
}
