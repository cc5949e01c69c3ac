// The log's readers, over prepared statements.
import type { DatabaseSync } from "node:sqlite";
import {
  agentId,
  conversationId,
  EMPTY_INTERNAL,
  siteId,
  type Conversation,
  type Event,
  type Internal,
  type InternalEvent,
} from "@handrail/protocol";
import type { Summary } from "../domain/summary.ts";
import type { Log, Talk } from "./log.ts";
import { createStateMemory, type ReadState } from "./state-memory.ts";
import { integer, integerOrNull, text, textOrNull, type Row } from "./row.ts";

/** What {@link summaryFrom} reads. */
export const COLUMNS = "state, internal, awaiting_since, last_agent, preview";
/** What one list shows at most: more is not read by anybody. */
export const LIST_MAX = 500;

/** Reads the log of an open database. */
export function readLog(sqlite: DatabaseSync, generation: string): Log {
  const readState = createStateMemory();
  const summaryOf = (row: Row): Summary => summaryFrom(row, readState);
  const one = sqlite.prepare(`SELECT ${COLUMNS} FROM conversations WHERE id = ?`);
  const where = sqlite.prepare("SELECT site, head FROM conversations WHERE id = ?");
  const events = sqlite.prepare("SELECT body FROM events WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?");
  const internal = sqlite.prepare(
    "SELECT body FROM internal_events WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?",
  );
  const messages = sqlite.prepare(
    `SELECT body FROM events WHERE conversation = ? AND seq <= ? AND type IN ('message.sent', 'answer.cut')
     ORDER BY seq DESC LIMIT ?`,
  );
  const queued = sqlite.prepare(
    `SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'queue' ORDER BY requested_at, id LIMIT ${LIST_MAX}`,
  );
  const waiting = sqlite.prepare(`SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'queue'`);
  const appointments = sqlite.prepare(
    `SELECT appointment_at, count(*) AS booked FROM conversations
     WHERE site = ? AND appointment_at >= ? GROUP BY appointment_at`,
  );
  const talks = sqlite.prepare(
    `SELECT id, owner_agent, coalesce(
       (SELECT at FROM events WHERE conversation = id AND type = 'human.joined' ORDER BY seq DESC LIMIT 1), last_at
     ) AS joined_at FROM conversations WHERE owner_type = 'agent'`,
  );
  const heldBy = sqlite.prepare(
    `SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'agent' AND owner_agent = ? ORDER BY requested_at LIMIT ${LIST_MAX}`,
  );
  const held = sqlite.prepare(
    `SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'agent' ORDER BY owner_agent, requested_at LIMIT ${LIST_MAX}`,
  );
  const holding = sqlite.prepare(
    "SELECT owner_agent, count(*) AS held FROM conversations WHERE owner_type = 'agent' GROUP BY owner_agent",
  );
  const closedBy = sqlite.prepare(
    `SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'nobody' AND last_agent = ? ORDER BY last_at DESC LIMIT ?`,
  );
  const past = sqlite.prepare(
    `SELECT ${COLUMNS} FROM conversations WHERE owner_type = 'nobody' AND last_agent IS NOT NULL AND (last_at, id) < (?, ?)
     ORDER BY last_at DESC, id DESC LIMIT ?`,
  );
  return {
    generation,
    conversation(id) {
      const row = one.get(id);
      return row ? summaryOf(row) : null;
    },
    whereabouts(id) {
      const row = where.get(id);
      return row ? { site: siteId(text(row, "site")), head: integer(row, "head") } : null;
    },
    events: (id, after, limit) => events.all(id, after, limit).map(eventOf),
    internalEvents: (id, after, limit) => internal.all(id, after, limit).map(internalEventOf),
    messages: (id, upTo, limit) => messages.all(id, upTo, limit).map(eventOf).toReversed(),
    queued: () => queued.all().map(summaryOf),
    waiting: () => waiting.all().map(summaryOf),
    appointments: (site, fromMs) =>
      new Map(
        appointments.all(site, fromMs).map((row) => [integer(row, "appointment_at"), integer(row, "booked")] as const),
      ),
    talks: () => talks.all().map(talkFrom),
    heldBy: (agent) => heldBy.all(agent).map(summaryOf),
    held: () => held.all().map(summaryOf),
    holding: () => new Map(holding.all().map((row) => [agentId(text(row, "owner_agent")), integer(row, "held")])),
    closedBy: (agent, limit) => closedBy.all(agent, limit).map(summaryOf),
    past: (behind, limit) =>
      past.all(behind?.lastAtMs ?? Number.MAX_SAFE_INTEGER, behind?.conversation ?? "", limit).map(summaryOf),
  };
}

/** A row of what {@link Log.talks} reads. */
export function talkFrom(row: Row): Talk {
  return {
    conversation: conversationId(text(row, "id")),
    agent: agentId(text(row, "owner_agent")),
    joinedAtMs: integer(row, "joined_at"),
  };
}

/** A row of `conversations` as it was put in. */
export function summaryFrom(row: Row, readState: ReadState = stateFrom): Summary {
  const state = readState(text(row, "state"));
  const lastAgent = textOrNull(row, "last_agent");
  const internal = textOrNull(row, "internal");
  return {
    state,
    internal: internal === null ? EMPTY_INTERNAL : internalOf(internal),
    awaitingSinceMs: integerOrNull(row, "awaiting_since"),
    lastAgent: lastAgent === null ? null : agentId(lastAgent),
    preview: text(row, "preview"),
  };
}

/** A conversation's state as it was put in. */
export function stateFrom(json: string): Conversation {
  const state: Conversation = JSON.parse(json);
  return state;
}

function internalOf(json: string): Internal {
  const internal: Internal = JSON.parse(json);
  return internal;
}

/** A row of `internal_events` as it was put in. */
export function internalEventOf(row: Row): InternalEvent {
  const event: InternalEvent = JSON.parse(text(row, "body"));
  return event;
}

/** A row of `events` as it was put in. */
export function eventOf(row: Row): Event {
  const event: Event = JSON.parse(text(row, "body"));
  return event;
}
