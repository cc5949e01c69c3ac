// The port that the authority commits through. Whatever the store, what happens between the beginning and the end of a transaction is
// synchronous and the same; only how it begins and ends differs (docs/decisions/0007).
import type { Awaitable } from "../domain/awaitable.ts";
import type { Summary } from "../domain/summary.ts";
import type { Erasure } from "../erasing/erase-rows.ts";
import type { SentFiles } from "../files/sent-files.ts";
import type { ReceiptRows } from "../receipts/receipt-store.ts";
import type { RequestStore } from "../receipts/request-store.ts";
import type {
  CommandId,
  ConversationId,
  ErrorCode,
  Event,
  FileId,
  InternalEvent,
  RunSnapshot,
  SiteId,
} from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import type { Whereabouts } from "./log.ts";

/** What one command may read. A store far away fetches it before anything is decided. */
export interface Need {
  readonly conversation: ConversationId;
  /** The first letter of the author's type, as in event ids. */
  readonly author: string;
  readonly command: CommandId;
  /** It asks for a human, and may have a receipt. */
  readonly isClick: boolean;
  readonly files: readonly FileId[];
  /** The appointment that it books. */
  readonly slot: { readonly site: SiteId; readonly slotAtMs: number } | null;
}

/** Whom a failure concerns. `all`: no command is the culprit, so that parts of a turn would fare no better. */
export type FaultOf = "all" | "some";

/** What a store that is far away throws when it could not store a turn. Its words name no value. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly of: FaultOf;

  constructor(of: FaultOf, message: string, cause: unknown) {
    super(message, { cause });
    this.of = of;
  }
}

export interface Transactions {
  /**
   * Runs `work` in one transaction; when it throws, nothing of it is stored. It may run more than once, each time on what the store holds
   * then, so it must have no other effects. `nowMs` is the store's time.
   *
   * @throws what `work` or the store threw
   */
  commit<Value>(needs: readonly Need[], work: (append: Append, nowMs: number) => Value): Awaitable<Value>;
  /** Whose a conversation is and how far this process itself has written its log, where that is still in memory; `null` says nothing. */
  written(conversation: ConversationId): Whereabouts | null;
  /** Whom a failure of the store concerns; `null`: it is none of the store's, but a mistake of ours. */
  faultOf(error: unknown): FaultOf | null;
}

/** Names one command for good. */
export interface CommandKey {
  readonly conversation: ConversationId;
  readonly author: string;
  readonly id: CommandId;
}

/** What was once answered to a command. */
export interface Remembered {
  readonly digest: Uint8Array;
  readonly answer:
    | { readonly ok: true; readonly seq: number }
    | { readonly ok: false; readonly code: ErrorCode; readonly details?: Readonly<Record<string, string>> };
}

/** What may be read and written inside one transaction. */
export interface Append {
  /** Runs `work` inside the transaction and takes back what it stored. @throws what `work` threw */
  takenBack<Value>(work: () => Value): Value;
  /** When a site was last probed: what a probe leaves behind. */
  noteProbe(site: SiteId, atMs: number): void;
  /** How many others have an appointment at this time. */
  booked(slot: { readonly site: SiteId; readonly slotAtMs: number; readonly besides: ConversationId }): number;
  /** The files that messages name. */
  readonly files: SentFiles;
  /** What clicks were told (HG10). */
  readonly receipts: ReceiptRows;
  /** The ledger's rows. */
  readonly requests: Pick<RequestStore, "follow">;
  /** The bot's unfinished answer (HG5). */
  run(conversation: ConversationId): RunSnapshot | null;
  load(conversation: ConversationId): Summary | null;
  recall(key: CommandKey): Remembered | null;
  remember(key: CommandKey, remembered: Remembered): void;
  events(conversation: ConversationId, events: readonly Event[]): void;
  internalEvents(conversation: ConversationId, events: readonly InternalEvent[]): void;
  jobs(conversation: ConversationId, jobs: readonly Job[]): void;
  completeJob(id: number): void;
  /** `before`: what was loaded in this transaction. */
  save(summary: Summary, before: Summary | null): void;
  /** HG14: everything of the conversation goes but what must stay; the tombstone is written after it. */
  erase(erasure: Erasure): void;
}
