// Keeps what a visitor's page says of their errand: the last of it, beside the log, which promises nothing of it.
import type { ConversationId, VisitorContext } from "@handrail/protocol";
import { isVisitorContext } from "@handrail/protocol/context";
import type { Beside } from "../store/beside.ts";

export interface ContextStore {
  /** What the page said last; `null`: nothing. */
  of(conversation: ConversationId): Promise<VisitorContext | null>;
  /** Answers whether it is news. An empty one takes what was there away. */
  put(conversation: ConversationId, context: VisitorContext): Promise<boolean>;
  drop(conversation: ConversationId): Promise<void>;
}

export function createContextStore({ db }: Pick<Beside, "db">): ContextStore {
  const known = async (conversation: ConversationId): Promise<string | null> => {
    const row = await db
      .selectFrom("visitor_contexts")
      .select("context")
      .where("conversation", "=", conversation)
      .executeTakeFirst();
    return row?.context ?? null;
  };
  const drop = async (conversation: ConversationId): Promise<void> => {
    await db.deleteFrom("visitor_contexts").where("conversation", "=", conversation).execute();
  };
  return {
    async of(conversation) {
      const value: unknown = JSON.parse((await known(conversation)) ?? "null");
      return isVisitorContext(value) ? value : null;
    },
    async put(conversation, said) {
      const before = await known(conversation);
      const context = Object.keys(said).length > 0 ? JSON.stringify(said) : null;
      if (context === before) return false;
      if (context === null) await drop(conversation);
      else {
        await db
          .insertInto("visitor_contexts")
          .values({ conversation, context })
          .onConflict((conflict) => conflict.column("conversation").doUpdateSet({ context }))
          .execute();
      }
      return true;
    },
    drop,
  };
}
