// The tables of the log as Kysely sees them. The migration that makes them stands in `migrations/0001-log.ts`.
import type { Generated } from "kysely";

/** One row for each conversation: its folded state, and the columns that the desk's lists are found by. */
export interface ConversationsTable {
  readonly id: string;
  readonly site: string;
  readonly head: number;
  /** The {@link Conversation} as JSON. */
  readonly state: string;
  readonly owner_type: "bot" | "queue" | "agent" | "nobody";
  readonly owner_agent: string | null;
  /** The agent who joined last: a closed conversation is found by it. */
  readonly last_agent: string | null;
  readonly why: string | null;
  readonly requested_at: number | null;
  readonly awaiting_since: number | null;
  readonly last_at: number;
  /** The visitor's last words, at most 140 characters. */
  readonly preview: string;
  /** The {@link Internal} as JSON; `null` of a conversation from before there was an internal log. */
  readonly internal: string | null;
  /** When the appointment begins that is promised; `null` without one. */
  readonly appointment_at: number | null;
}

/** The log itself. */
export interface EventsTable {
  readonly conversation: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly at: number;
  /** The {@link Event} as JSON. */
  readonly body: string;
}

/** The log that only agents see. */
export interface InternalEventsTable {
  readonly conversation: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly at: number;
  /** The {@link InternalEvent} as JSON. */
  readonly body: string;
}

/** What became of each command ever decided: ids are remembered for good. */
export interface CommandsTable {
  readonly conversation: string;
  /** The first letter of the author's type, as in event ids. */
  readonly author: string;
  readonly id: string;
  /** SHA-256 of the author and the canonical content. */
  readonly digest: Uint8Array;
  /** The head after it, when it was accepted. */
  readonly seq: number | null;
  readonly code: string | null;
  readonly details: string | null;
}

/** What must still happen. */
export interface JobsTable {
  readonly id: Generated<number>;
  readonly type: string;
  readonly conversation: string;
  readonly payload: string;
  readonly due_at: number;
  /** 0 while nobody works on it. */
  readonly lease_until: Generated<number>;
  readonly attempts: Generated<number>;
}

/** Facts of the database itself. */
export interface MetaTable {
  readonly key: string;
  readonly value: string;
}

/** The tables of the log. */
export interface LogTables {
  readonly conversations: ConversationsTable;
  readonly events: EventsTable;
  readonly internal_events: InternalEventsTable;
  readonly commands: CommandsTable;
  readonly jobs: JobsTable;
  readonly meta: MetaTable;
}
