// Makes the folded states anew from the log alone. The states are a convenience: the log is the truth.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, emptyConversation, fold, type ConversationId } from "@handrail/protocol";
import { summarize, type Summary } from "../domain/summary.ts";
import { createSave } from "./append.ts";
import { eventOf } from "./read-log.ts";
import { text } from "./row.ts";

/** The summary of one conversation as its log tells it; `null` when it has no log. */
export function rebuildOne(sqlite: DatabaseSync, id: ConversationId): Summary | null {
  let summary: Summary | null = null;
  for (const row of sqlite.prepare("SELECT body FROM events WHERE conversation = ? ORDER BY seq").iterate(id)) {
    const event = eventOf(row);
    const before = summary?.state ?? (event.type === "conversation.started" ? emptyConversation(id, event.site) : null);
    if (!before) throw new Error("a log does not begin with its start");
    summary = summarize(summary, fold(before, event), [event]);
  }
  return summary;
}

/** Throws every folded state away and folds every log again, in one transaction. Returns how many conversations there are. */
export function rebuildAll(sqlite: DatabaseSync): number {
  const save = createSave(sqlite);
  const ids = sqlite.prepare("SELECT conversation FROM events WHERE seq = 1 ORDER BY conversation").all();
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    sqlite.exec("DELETE FROM conversations");
    for (const row of ids) {
      const summary = rebuildOne(sqlite, conversationId(text(row, "conversation")));
      if (summary) save(summary);
    }
    sqlite.exec("COMMIT");
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
  return ids.length;
}
