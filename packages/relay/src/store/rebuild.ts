// Makes the folded states anew from the two logs alone, in either store. The states are a convenience: the logs are the truth.
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
import type { Insertable } from "kysely";
import { summarize, type Summary } from "../domain/summary.ts";
import { ownerAgent } from "./append.ts";
import { changesOf, rowsOf, type Beside, type Work } from "./beside.ts";
import type { Tables } from "./all-tables.ts";
import { eventOf, internalEventOf } from "./read-log.ts";

/** Events that are read at once. */
const PAGE = 500;

/** The summary of one conversation as its logs tell it; `null` when it has none. */
export function* rebuildOne({ db }: Pick<Beside, "db">, id: ConversationId): Work<Summary | null> {
  const internal = yield* rowsOf(
    db.selectFrom("internal_events").select("body").where("conversation", "=", id).orderBy("seq"),
  );
  const noted = internal.map((row) => internalEventOf({ ...row }));
  const events = db.selectFrom("events").select("body").where("conversation", "=", id).orderBy("seq").limit(PAGE);
  let summary: Summary | null = null;
  for (;;) {
    const rows = yield* rowsOf(events.where("seq", ">", summary?.state.head ?? 0));
    for (const row of rows) {
      const event = eventOf({ ...row });
      const before: Conversation | null = summary?.state ?? beginningOf(id, event);
      if (!before) throw new Error("a log does not begin with its start");
      const state = fold(before, event);
      const followed = followLog(summary?.internal ?? EMPTY_INTERNAL, event, state);
      summary = summarize(summary, { state, internal: upTo(event.seq, followed, noted) }, [event]);
    }
    if (rows.length < PAGE) return summary;
  }
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

/**
 * Throws every folded state away and folds every log again, in one transaction, while no relay runs.
 *
 * @returns how many conversations there are
 */
export function rebuildAll(beside: Beside): Promise<number> {
  const { db } = beside;
  return beside.transact(function* () {
    const ids = yield* rowsOf(db.selectFrom("events").select("conversation").distinct().orderBy("conversation"));
    yield* changesOf(db.deleteFrom("conversations"));
    for (const { conversation } of ids) {
      const summary = yield* rebuildOne(beside, conversationId(conversation));
      if (summary) yield* changesOf(db.insertInto("conversations").values(rowOf(summary)));
    }
    return ids.length;
  });
}

function rowOf({ state, internal, awaitingSinceMs, lastAgent, preview }: Summary): Insertable<Tables["conversations"]> {
  return {
    id: state.id,
    site: state.site,
    head: state.head,
    state: JSON.stringify(state),
    owner_type: state.owner.type,
    owner_agent: ownerAgent(state),
    last_agent: lastAgent,
    why: state.request?.why ?? null,
    requested_at: state.request?.atMs ?? null,
    awaiting_since: awaitingSinceMs,
    last_at: state.lastAtMs,
    // Postgres stores no NUL.
    preview: preview.replaceAll("\0", ""),
    internal: JSON.stringify(internal),
    appointment_at: state.promise?.slotAtMs ?? null,
  };
}
