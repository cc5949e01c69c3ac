// Keeps what a visitor's page says of their errand: the last of it, beside the log, which promises nothing of it.
import type { DatabaseSync } from "node:sqlite";
import type { ConversationId, VisitorContext } from "@handrail/protocol";
import { isVisitorContext } from "@handrail/protocol/context";
import { text } from "../store/row.ts";

export interface ContextStore {
  /** What the page said last; `null`: nothing. */
  of(conversation: ConversationId): VisitorContext | null;
  /** Answers whether it is news. An empty one takes what was there away. */
  put(conversation: ConversationId, context: VisitorContext): boolean;
  drop(conversation: ConversationId): void;
}

/** Prepares the statements on the one connection. */
export function createContextStore(sqlite: DatabaseSync): ContextStore {
  const find = sqlite.prepare("SELECT context FROM visitor_contexts WHERE conversation = ?");
  const put = sqlite.prepare(
    `INSERT INTO visitor_contexts (conversation, context) VALUES (?, ?)
     ON CONFLICT (conversation) DO UPDATE SET context = excluded.context`,
  );
  const drop = sqlite.prepare("DELETE FROM visitor_contexts WHERE conversation = ?");
  const known = (conversation: ConversationId): string | null => {
    const row = find.get(conversation);
    return row ? text(row, "context") : null;
  };
  return {
    of(conversation) {
      const value: unknown = JSON.parse(known(conversation) ?? "null");
      return isVisitorContext(value) ? value : null;
    },
    put(conversation, context) {
      const before = known(conversation);
      const after = Object.keys(context).length > 0 ? JSON.stringify(context) : null;
      if (after === before) return false;
      if (after === null) drop.run(conversation);
      else put.run(conversation, after);
      return true;
    },
    drop: (conversation) => void drop.run(conversation),
  };
}
