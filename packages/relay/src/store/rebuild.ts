// Makes the folded states anew from the two logs alone. The states are a convenience: the logs are the truth.
import type { DatabaseSync } from "node:sqlite";
import {
  conversationId,
  EMPTY_INTERNAL,
  emptyConversation,
  fold,
  foldInternal,
  followLog,
  type Conversation,
  type ConversationId,
  type Event,
  type Internal,
  type InternalEvent,
} from "@handrail/protocol";
import { summarize, type Summary } from "../domain/summary.ts";
import { createSave } from "./append.ts";
import { eventOf, internalEventOf } from "./read-log.ts";
import { text } from "./row.ts";

/** The summary of one conversation as its logs tell it; `null` when it has none. */
export function rebuildOne(sqlite: DatabaseSync, id: ConversationId): Summary | null {
  const noted = sqlite
    .prepare("SELECT body FROM internal_events WHERE conversation = ? ORDER BY seq")
    .all(id)
    .map(internalEventOf);
  let summary: Summary | null = null;
  for (const row of sqlite.prepare("SELECT body FROM events WHERE conversation = ? ORDER BY seq").iterate(id)) {
    const event = eventOf(row);
    const before = summary?.state ?? beginningOf(id, event);
    if (!before) throw new Error("a log does not begin with its start");
    const followed = followLog(summary?.internal ?? EMPTY_INTERNAL, event);
    summary = summarize(summary, { state: fold(before, event), internal: upTo(event.seq, followed, noted) }, [event]);
  }
  return summary;
}

// The internal events that were added while this was the visible log's last event.
function upTo(head: number, internal: Internal, noted: readonly InternalEvent[]): Internal {
  let now = internal;
  for (let next = noted[now.head]; next?.after === head; next = noted[now.head]) now = foldInternal(now, next);
  return now;
}

/** The empty conversation that an event begins: a start, or a tombstone; `null` for any other. */
export function beginningOf(id: ConversationId, event: Event): Conversation | null {
  const begins = event.type === "conversation.started" || event.type === "conversation.erased";
  return begins ? emptyConversation(id, event.site) : null;
}

/** Throws every folded state away and folds every log again, in one transaction. Returns how many conversations there are. */
export function rebuildAll(sqlite: DatabaseSync): number {
  const save = createSave(sqlite);
  const ids = sqlite.prepare("SELECT DISTINCT conversation FROM events ORDER BY conversation").all();
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
