// Makes the ledger's rows anew from the log: for databases that are older than the ledger, and to show that the rows tell what the log
// tells. What only a click knew (the visitor's own clock) is not in the log, and is kept from the rows that are there.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, fold, type Conversation } from "@handrail/protocol";
import { beginningOf } from "../store/rebuild.ts";
import { eventOf } from "../store/read-log.ts";
import { text } from "../store/row.ts";
import { createRequestStore } from "./request-store.ts";

const DONE = "requests-from-log";

/** Fills the rows of an older database, once. */
export function requestsFromLog(sqlite: DatabaseSync): void {
  if (sqlite.prepare("SELECT 1 FROM meta WHERE key = ?").get(DONE)) return;
  rebuildRequests(sqlite);
}

/** Folds every log that holds a request again, in one transaction. */
export function rebuildRequests(sqlite: DatabaseSync): void {
  const store = createRequestStore(sqlite);
  const events = sqlite.prepare("SELECT body FROM events WHERE conversation = ? ORDER BY seq");
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    const ids = sqlite
      .prepare("SELECT DISTINCT conversation FROM events WHERE type IN ('human.requested', 'conversation.reopened')")
      .all();
    for (const row of ids) {
      const conversation = conversationId(text(row, "conversation"));
      let before: Conversation | null = null;
      for (const found of events.iterate(conversation)) {
        const event = eventOf(found);
        const base: Conversation | null = before ?? beginningOf(conversation, event);
        if (!base) throw new Error("a log does not begin with its start");
        store.follow({ before, conversation, site: base.site, events: [event], clickedAtMs: null });
        before = fold(base, event);
      }
    }
    sqlite.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '')").run(DONE);
    sqlite.exec("COMMIT");
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}
