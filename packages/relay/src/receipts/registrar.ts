// What the authority puts on record beside the log (HG10): the ledger's row, and what a click is told. Everything up to `proof` happens
// inside the transaction of the append; signing comes after the commit.
import { awaitsHuman, type CommandId, type Conversation, type ConversationId } from "@handrail/protocol";
import type { Readmission } from "@handrail/protocol/law";
import type { Submission } from "../authority/authority.ts";
import type { Append } from "../store/transactions.ts";
import type { Notary } from "./notary.ts";
import type { StoredReceipt } from "./receipt-store.ts";
import type { RequestStore } from "./request-store.ts";

export interface Registrar {
  /** What the log has forgotten of this click and its receipt remembers; `null` when there is no such receipt. */
  forgotten(submission: Submission): Forgotten | null;
  /** Puts on record what was appended and, for an accepted click or an ask in words, what it will be told. */
  record(record: Record, done: Done): StoredReceipt | null;
  /** What this click was told before. */
  recall(record: Record, conversation: ConversationId, command: CommandId): StoredReceipt | null;
  /** After the commit: the receipt's text. `null` when it cannot be signed: the acknowledgement does not wait for that. */
  proof(stored: StoredReceipt): string | null;
  /** After the commit: something was acknowledged. */
  wakeSealer(): void;
}

/** The open transaction, as far as it concerns what goes on record. */
export type Record = Pick<Append, "receipts" | "requests">;

/** A receipt of this relay's own for a click that the log knows nothing of. */
export interface Forgotten extends Readmission {
  readonly stored: StoredReceipt;
}

/** What was decided, as far as it goes on record. */
export interface Done {
  readonly submission: Submission;
  readonly isAccepted: boolean;
  readonly before: Conversation | null;
  readonly after: Conversation;
  readonly events: Parameters<RequestStore["follow"]>[0]["events"];
  readonly nowMs: number;
  readonly forgotten: Forgotten | null;
}

export interface RegistrarDeps {
  readonly notary: Notary;
  readonly generation: string;
  /** 16 random bytes as base64url. */
  salt(): string;
  wakeSealer(): void;
  /** The key cannot be used: clicks are acknowledged without receipts until it can. */
  onFault(error: unknown): void;
}

export function createRegistrar(deps: RegistrarDeps): Registrar {
  const { notary, onFault } = deps;
  const attempt = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      onFault(error);
      return null;
    }
  };

  return {
    forgotten({ author, command, conversation, site }) {
      if (author.type !== "visitor" || command.type !== "ask-human" || command.receipt === undefined) return null;
      const { receipt } = command;
      const body = attempt(() => notary.own(receipt, { site, conversation }));
      // Only the very click that was acknowledged comes back, and only once: its id is remembered from now on.
      if (body?.command !== command.id) return null;
      return { askedAtMs: body.askedAtMs, promise: body.promise, stored: { body, receipt } };
    },
    record({ receipts, requests }, { submission, isAccepted, before, after, events, nowMs, forgotten }) {
      const { conversation, site, author, command } = submission;
      const isClick = author.type === "visitor" && command.type === "ask-human";
      const clickedAtMs = (isClick && command.clickedAtMs) || null;
      const isTyped = events.some((event) => event.type === "human.requested" && event.why === "typed");
      if (events.length > 0) requests.follow({ before, conversation, site, events, clickedAtMs });
      const { request, promise } = after;
      if (!(isClick || isTyped) || !isAccepted || !request || !awaitsHuman(after)) return null;
      if (forgotten) {
        // The same click is told the same again.
        receipts.keep(forgotten.stored.body);
        return { body: forgotten.stored.body, receipt: null };
      }
      const kid = attempt(() => notary.kid());
      if (kid === null) return null;
      const body = {
        version: 1,
        kid,
        site,
        conversation,
        command: command.id,
        seq: request.seq,
        clickedAtMs,
        askedAtMs: request.atMs,
        acknowledgedAtMs: Math.max(nowMs, after.lastAtMs),
        promise: promise && { id: promise.id, dueAtMs: promise.dueAtMs, rung: promise.rung },
        generation: deps.generation,
        head: after.head,
        salt: deps.salt(),
      } as const;
      receipts.keep(body);
      return { body, receipt: null };
    },
    recall: ({ receipts }, conversation, command) => receipts.find(conversation, command),
    proof: ({ body, receipt }) => receipt ?? attempt(() => notary.sign(body)),
    wakeSealer: () => deps.wakeSealer(),
  };
}
