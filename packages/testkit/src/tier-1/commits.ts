// The relay's one way into the log: commands are decided in groups by the real law, stored together with their jobs and the dedupe,
// and answered after that. Knows nothing of who asks, nor of how they wait.
import {
  siteId,
  wireError,
  type AgentRef,
  type Author,
  type Command,
  type Conversation,
  type ConversationId,
  type RelayCommand,
  type Verdict,
} from "@handrail/protocol";
import type { Context, Decision } from "@handrail/protocol/law";
import { freeSlot } from "./appointments.ts";
import type { Relay } from "./relay.ts";
import { headOf, type Remembered, type Stored, type StoredJob } from "./stored.ts";

/** One command on its way into the log. */
export interface Submission {
  readonly stored: Stored;
  readonly author: Author;
  readonly command: Command;
  readonly handOverTo?: AgentRef | undefined;
  readonly completes?: StoredJob | undefined;
  /** The conversation as it was when the command came: a mistake looks at that. */
  readonly seen?: Conversation | null;
  readonly done?: (verdict: Verdict) => void;
  /** The relay died before it could answer. */
  readonly fail?: () => void;
}

const SITE = siteId("shop");

export class Commits {
  /** Killed in the middle of the next commit: after it, and before the answers. */
  isDying = false;
  readonly #relay: Relay;
  #group: Submission[] = [];

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  /** What was taken in and not decided is forgotten, and handed to whoever has to tell of it. */
  drop(): readonly Submission[] {
    const group = this.#group;
    this.#group = [];
    return group;
  }

  /** Takes a command in; it is decided with its group, and answered after the commit. */
  submit(submission: Submission): void {
    if (!this.#relay.isUp) return;
    const { loop, chance, faults } = this.#relay.parts;
    if (faults.acknowledgesFirst && submission.author.type === "visitor") {
      const { stored, command } = submission;
      const { refusal } = this.#decide(submission);
      const receipt = this.#relay.receipts.of(command, stored);
      submission.done?.(verdictOf(command, { refusal, head: headOf(stored), receipt }));
      this.#group.push({ ...submission, done: () => {} });
    } else if (faults.claimsWhatItSaw && submission.command.type === "accept") {
      this.#group.push({ ...submission, seen: submission.stored.conversation });
    } else this.#group.push(submission);
    if (this.#group.length > 1) return;
    const { life } = this.#relay;
    const ms = chance.happens(0.05) ? chance.between(20, 400) : chance.between(1, 5);
    loop.after(ms, () => {
      if (life === this.#relay.life) this.#commit();
    });
  }

  // Everything of one group, then the answers: nobody hears of anything before all of it is stored.
  #commit(): void {
    const group = this.#group;
    this.#group = [];
    this.#relay.dueTimes.begin();
    const changed = new Set<Stored>();
    const verdicts = group.map((submission) => this.#store(submission, changed));
    if (this.isDying) return this.#relay.die(group);
    group.forEach(({ done }, index) => {
      const verdict = verdicts[index];
      if (verdict) done?.(verdict);
    });
    for (const stored of changed) for (const listener of stored.listeners) listener.onLog();
    if (changed.size > 0) this.#relay.onWork();
  }

  /** What the relay does by itself with what it reads, in one transaction. */
  storeAtOnce(stored: Stored, command: RelayCommand): void {
    this.#store({ stored, author: RELAY, command }, new Set());
  }

  #store(submission: Submission, changed: Set<Stored>): Verdict {
    const { stored, author, command, completes } = submission;
    const { loop, judge, faults } = this.#relay.parts;
    // The relay tells commands apart by author and id; here an id says by itself whose it is, and making a text of both costs more
    // than the law.
    const known = stored.remembered.get(command.id);
    if (completes) this.#relay.jobs.complete(completes);
    if (known && loop.nowMs - known.atMs < (faults.remembersMs ?? Infinity)) {
      const verdict = again(known, command);
      return faults.signsAnew && verdict.ok ? { ...verdict, receipt: `${verdict.receipt} again` } : verdict;
    }
    const decision = this.#decide(submission);
    const { events, internal, refusal, jobs, conversation, overtakes } = decision;
    if (events.length > 0 || internal.events.length > 0) {
      const before = stored.book;
      const was = stored.conversation;
      const notes = stored.internal;
      stored.events.push(...events);
      if (events.length > 0) stored.conversation = conversation;
      stored.internal = internal.state;
      if (conversation.erased && !was?.erased) this.#relay.erase(stored);
      judge.commit({ stored, author, command, decision, before, nowMs: loop.nowMs, relay: this.#relay });
      changed.add(stored);
      for (const job of jobs) this.#relay.jobs.add(stored, job);
      this.#relay.dueTimes.follow(stored, was, decision);
      for (const other of overtakes) this.#tellOvertaken(other, stored);
      this.#relay.dispatcher.follow({ conversation: was, notes }, { conversation, notes: internal.state });
    }
    const verdict = verdictOf(command, {
      refusal,
      head: headOf(stored),
      receipt: this.#relay.receipts.of(command, stored),
    });
    if (stored.events.length > 0) stored.remembered.set(command.id, { command, verdict, atMs: loop.nowMs });
    if (verdict.ok && command.type === "ask-human" && !faults.voidsNothing) {
      for (const ending of command.voids ?? []) {
        if (stored.remembered.has(ending.id)) continue;
        const refusal = verdictOf(ending, { refusal: { code: "superseded" }, head: 0, receipt: undefined });
        stored.remembered.set(ending.id, { command: ending, verdict: refusal, atMs: loop.nowMs });
      }
    }
    return verdict;
  }

  #tellOvertaken(other: ConversationId, { id: by }: Stored): void {
    const stored = this.#relay.conversations.get(other);
    if (stored) this.storeAtOnce(stored, { type: "overtaken", id: this.#relay.jobs.newId("overtaken"), by });
  }

  #decide({ stored, author, command, handOverTo, seen }: Submission): Decision {
    const { loop, law, faults } = this.#relay.parts;
    const context: Context = {
      nowMs: loop.nowMs,
      conversation: stored.id,
      site: SITE,
      author,
      policy: this.#relay.dueTimes.policy(),
      internal: stored.internal,
      isOnDuty:
        author.type === "agent"
          ? this.#relay.present.has(author.id)
          : command.type === "offer" && this.#relay.present.has(command.agent.id),
      handOverTo: handOverTo ?? null,
      run: stored.run,
      slot: command.type === "book" ? freeSlot(this.#relay, command.slotAtMs, stored) : null,
      readmits: faults.readmitsNothing ? null : this.#relay.receipts.forgotten(command),
      opening: { page: null, locale: stored.locale },
    };
    const { conversation } = stored;
    return law(seen && conversation ? { ...conversation, owner: seen.owner } : conversation, command, context);
  }
}

const RELAY: Author = { type: "relay" };

function verdictOf(
  { id }: Command,
  what: { refusal: Decision["refusal"]; head: number; receipt: string | undefined },
): Verdict {
  const { refusal, head, receipt } = what;
  if (refusal) return { id, ok: false, error: wireError(refusal.code, refusal.details) };
  return receipt === undefined ? { id, ok: true, seq: head } : { id, ok: true, seq: head, receipt };
}

function again({ command: first, verdict }: Remembered, command: Command): Verdict {
  // A click is known by its id alone.
  const isClick = first.type === "ask-human" && command.type === "ask-human";
  const isSame = isClick || first === command || JSON.stringify(first) === JSON.stringify(command);
  return isSame ? verdict : { id: command.id, ok: false, error: wireError("id-conflict") };
}
