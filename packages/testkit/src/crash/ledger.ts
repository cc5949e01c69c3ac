// What was sent, and what was acknowledged, written down by the senders in the order of sending. Knows nothing of the relay.
import type { AgentCommand, Author, CommandId, ConversationId, Verdict, VisitorCommand } from "@handrail/protocol";

/** Whoever sends in these runs. */
export type Sender = Extract<Author["type"], "visitor" | "agent">;

/** One command and what its sender knows of it. */
export interface Entry {
  readonly conversation: ConversationId;
  readonly sender: Sender;
  readonly id: CommandId;
  readonly type: VisitorCommand["type"] | AgentCommand["type"];
  /** The last word on it; `null` while the sender keeps asking. */
  verdict: Verdict | null;
  /** How often it was told to come again because the disk refused. */
  diskRefusals: number;
}

/** Everything that was sent. */
export class Ledger {
  readonly #entries = new Map<ConversationId, Entry[]>();
  /** Answers that contradict an earlier answer for the same id. */
  readonly contradictions: string[] = [];
  #acknowledged = 0;
  #diskRefusals = 0;

  /** Commands that were acknowledged so far. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Times that a command was told to come again because the disk refused. */
  get diskRefusals(): number {
    return this.#diskRefusals;
  }

  /** By conversation, each in the order of sending. */
  get entries(): ReadonlyMap<ConversationId, readonly Entry[]> {
    return this.#entries;
  }

  /** What is known at this moment: to be held against what a store holds that goes on. */
  get now(): Pick<Ledger, "entries" | "contradictions"> {
    const entries = new Map([...this.#entries].map(([id, some]) => [id, some.map((entry) => ({ ...entry }))] as const));
    return { entries, contradictions: [...this.contradictions] };
  }

  /** Writes a command down before it is sent. A sender's next one is sent when this one has its verdict, or in one batch with it. */
  sending(conversation: ConversationId, sender: Sender, command: Pick<Entry, "id" | "type">): Entry {
    const entry: Entry = { conversation, sender, id: command.id, type: command.type, verdict: null, diskRefusals: 0 };
    const before = this.#entries.get(conversation);
    if (before) before.push(entry);
    else this.#entries.set(conversation, [entry]);
    return entry;
  }

  /** Writes down what the relay said of it. */
  heard(entry: Entry, verdict: Verdict): void {
    if (!verdict.ok && verdict.error.retry === "later") {
      if (verdict.error.code !== "storage-failed") return;
      entry.diskRefusals += 1;
      this.#diskRefusals += 1;
      return;
    }
    const before = entry.verdict;
    // The desk shows no conversation that nobody waits in any more: that says nothing of the command.
    if (before !== null && isOutOfSight(verdict)) return;
    if (before === null || isOutOfSight(before)) {
      entry.verdict = verdict;
      if (verdict.ok) this.#acknowledged += 1;
    } else if (saying(before) !== saying(verdict)) {
      this.contradictions.push(`${entry.type} ${entry.id}: first ${saying(before)}, then ${saying(verdict)}`);
    }
  }
}

function isOutOfSight(verdict: Verdict): boolean {
  return !verdict.ok && verdict.error.code === "unknown-conversation";
}

function saying(verdict: Verdict): string {
  // HG10: one request, one identical receipt.
  return verdict.ok
    ? `accepted at ${verdict.seq}${verdict.receipt ? ` with ${verdict.receipt}` : ""}`
    : `refused with ${verdict.error.code}`;
}
