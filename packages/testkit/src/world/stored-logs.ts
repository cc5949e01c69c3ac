// What the relay has on its disk, read from its tables and not through the relay: both logs of every conversation, what was refused, and
// what is still to be done.
import type { DatabaseSync } from "node:sqlite";
import {
  commandId,
  conversationId,
  type CommandId,
  type ConversationId,
  type Event,
  type InternalEvent,
} from "@handrail/protocol";

/** One conversation's two logs. */
export interface StoredLog {
  readonly id: ConversationId;
  readonly events: readonly Event[];
  readonly internal: readonly InternalEvent[];
  /** The turn that the bot is to answer, as the relay has it. */
  readonly askedAtMs: number | null;
}

export interface StoredLogs {
  readonly conversations: readonly StoredLog[];
  readonly refused: ReadonlySet<CommandId>;
  /** Of conversations; the relay's own work comes back for ever. */
  readonly jobs: readonly { readonly type: string; readonly conversation: ConversationId; readonly dueAtMs: number }[];
}

/** Reads all of it. */
export function readStoredLogs(sqlite: DatabaseSync): StoredLogs {
  const rows = (table: "events" | "internal_events") =>
    sqlite.prepare(`SELECT conversation, body FROM ${table} ORDER BY conversation, seq`).all();
  const logs = new Map<string, { events: Event[]; internal: InternalEvent[] }>();
  const logOf = (conversation: string) => {
    const log = logs.get(conversation) ?? { events: [], internal: [] };
    logs.set(conversation, log);
    return log;
  };
  for (const { conversation, body } of rows("events"))
    logOf(String(conversation)).events.push(JSON.parse(String(body)));
  for (const { conversation, body } of rows("internal_events"))
    logOf(String(conversation)).internal.push(JSON.parse(String(body)));
  const refused = sqlite.prepare("SELECT id FROM commands WHERE seq IS NULL").all();
  const jobs = sqlite
    .prepare("SELECT type, conversation, max(due_at, lease_until) AS due FROM jobs WHERE conversation <> ''")
    .all();
  const asked = new Map(
    sqlite
      .prepare(
        `SELECT conversations.id AS id, at FROM conversations
         JOIN events ON conversation = conversations.id AND seq = state ->> '$.askSeq'
         WHERE owner_type <> 'nobody' AND state ->> '$.isFenced' = 0`,
      )
      .all()
      .map(({ id, at }) => [String(id), Number(at)]),
  );
  return {
    conversations: [...logs].map(([id, log]) => ({
      id: conversationId(id),
      ...log,
      askedAtMs: asked.get(id) ?? null,
    })),
    refused: new Set(refused.map(({ id }) => commandId(String(id)))),
    jobs: jobs.map(({ type, conversation, due }) => ({
      type: String(type),
      conversation: conversationId(String(conversation)),
      dueAtMs: Number(due),
    })),
  };
}
