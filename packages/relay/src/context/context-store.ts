// Keeps what a visitor's page says of their errand: the last of it, beside the log, which promises nothing of it.
import type { ConversationId, VisitorContext } from "@handrail/protocol";
import { isVisitorContext } from "@handrail/protocol/context";
import { isUnerased } from "../erasing/unerased.ts";
import { changesOf, type Beside, type Work } from "../store/beside.ts";

export interface ContextStore {
  /** What the page said last; `null`: nothing. */
  of(conversation: ConversationId): Promise<VisitorContext | null>;
  /** Answers whether it is news. An empty one takes what was there away; of an erased one nothing is kept. */
  put(conversation: ConversationId, context: VisitorContext): Promise<boolean>;
  drop(conversation: ConversationId): Promise<void>;
}

export function createContextStore(beside: Beside): ContextStore {
  const { db } = beside;
  const known = (conversation: ConversationId) =>
    db.selectFrom("visitor_contexts").select("context").where("conversation", "=", conversation);
  const gone = (conversation: ConversationId) =>
    db.deleteFrom("visitor_contexts").where("conversation", "=", conversation);
  function* put(conversation: ConversationId, context: string | null): Work<boolean> {
    // HG14: no erasure comes between, nor this behind one.
    if (!(yield* isUnerased(beside, conversation))) return false;
    if (context === null) yield* changesOf(gone(conversation));
    else {
      yield* changesOf(
        db
          .insertInto("visitor_contexts")
          .values({ conversation, context })
          .onConflict((conflict) => conflict.column("conversation").doUpdateSet({ context })),
      );
    }
    return true;
  }
  return {
    async of(conversation) {
      const row = await known(conversation).executeTakeFirst();
      const value: unknown = JSON.parse(row?.context ?? "null");
      return isVisitorContext(value) ? value : null;
    },
    async put(conversation, said) {
      const before = (await known(conversation).executeTakeFirst())?.context ?? null;
      const context = Object.keys(said).length > 0 ? JSON.stringify(said) : null;
      return context !== before && beside.transact(() => put(conversation, context));
    },
    async drop(conversation) {
      await gone(conversation).execute();
    },
  };
}
