// The port that the authority commits through. Whatever the store, what happens between the beginning and the end of a transaction is
// synchronous and the same; only how it begins and ends differs (docs/decisions/0007).
import type { Awaitable } from "../domain/awaitable.ts";
import type { CommandId, ConversationId, FileId, SiteId } from "@handrail/protocol";
import type { Append } from "./append.ts";

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
  /** Whom a failure of the store concerns; `null`: it is none of the store's, but a mistake of ours. */
  faultOf(error: unknown): FaultOf | null;
}
