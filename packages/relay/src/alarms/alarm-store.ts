// Alarms on the disk: raised once for each promise, once at a time for each site, told until acknowledged. One autocommitted statement
// each, or a transaction where an alarm and its job belong together.
import type { DatabaseSync } from "node:sqlite";
import {
  agentId,
  conversationId,
  promiseId,
  siteId,
  type AgentId,
  type ConversationId,
  type Event,
  type PromiseId,
  type SiteId,
} from "@handrail/protocol";
import type { RelayJob } from "../jobs/due-job.ts";
import { eventOf } from "../store/read-log.ts";
import { integer, integerOrNull, text, textOrNull, type Row } from "../store/row.ts";
import { transaction } from "../store/transaction.ts";
import type { Alarm, ProbeAlarm, ProbeCause, PromiseCause } from "./alarm.ts";

/** How far one way of telling has come. */
export interface Progress {
  readonly sent: number;
  /** In a row. */
  readonly failures: number;
  readonly nextAtMs: number;
}

export interface AlarmStore {
  /** The alarm of a promise, made when it is not there yet; `null` when the log tells of no end that is to be alarmed. */
  raise(promise: { conversation: ConversationId; promise: PromiseId; id: string }): Alarm | null;
  /** The alarm of a site that no human can be reached on, with the job that tells it; the one that stands is told its new reason. */
  raiseOfProbe(alarm: ProbeAlarm): void;
  /** Ends the alarm that stands for a site, with the job that tells so; `false` when none stands. */
  endOfProbe(site: SiteId, ended: NonNullable<ProbeCause["ended"]>): boolean;
  get(id: string): Alarm | null;
  /** What nobody has acknowledged and has not ended by itself, oldest first, at most 200. */
  open(): readonly Alarm[];
  /** The first acknowledgement counts. */
  acknowledge(id: string, by: { agent: AgentId; atMs: number }): Alarm | null;
  progress(id: string, channel: string): Progress;
  /** Notes a telling (`toldAtMs`) or a failure (`null`). */
  note(id: string, channel: string, progress: Progress & { readonly toldAtMs: number | null }): void;
}

/** Prepares the statements on the one connection. */
export function createAlarmStore(sqlite: DatabaseSync): AlarmStore {
  const promiseEvents = sqlite.prepare(
    `SELECT body FROM events WHERE conversation = ?
     AND type IN ('conversation.started', 'human.requested', 'conversation.reopened', 'promise.made', 'promise.broken', 'promise.unanswered')
     ORDER BY seq`,
  );
  const insert = sqlite.prepare(
    `INSERT INTO alarms (id, site, conversation, promise, kind, asked_at, due_at, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const insertOfProbe = sqlite.prepare(
    "INSERT INTO alarms (id, site, kind, why, asked_at, due_at, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const standing = sqlite.prepare("SELECT * FROM alarms WHERE site = ? AND conversation IS NULL AND ended_at IS NULL");
  const another = sqlite.prepare("UPDATE alarms SET kind = ?, why = ? WHERE id = ?");
  const end = sqlite.prepare("UPDATE alarms SET ended_at = ?, ended_by = ? WHERE id = ?");
  const job = sqlite.prepare("INSERT INTO jobs (type, conversation, payload, due_at) VALUES ('alarm', '', ?, ?)");
  const byPromise = sqlite.prepare("SELECT * FROM alarms WHERE conversation = ? AND promise = ?");
  const byId = sqlite.prepare("SELECT * FROM alarms WHERE id = ?");
  const open = sqlite.prepare(
    "SELECT * FROM alarms WHERE acknowledged_at IS NULL AND ended_at IS NULL ORDER BY at, id LIMIT 200",
  );
  const acknowledge = sqlite.prepare(
    "UPDATE alarms SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL",
  );
  const progress = sqlite.prepare("SELECT sent, failures, next_at FROM alarm_channels WHERE alarm = ? AND channel = ?");
  const note = sqlite.prepare(
    `INSERT INTO alarm_channels (alarm, channel, sent, failures, next_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sent = excluded.sent, failures = excluded.failures, next_at = excluded.next_at`,
  );
  const told = sqlite.prepare("UPDATE alarms SET notified = notified + 1, last_notified_at = ? WHERE id = ?");
  const get = (id: string): Alarm | null => {
    const row = byId.get(id);
    return row ? alarmOf(row) : null;
  };
  return {
    raise({ conversation, promise, id }) {
      const known = byPromise.get(conversation, promise);
      if (known) return alarmOf(known);
      const facts = factsOf(promiseEvents.all(conversation).map(eventOf), promise);
      if (!facts) return null;
      const { site, kind, askedAtMs, dueAtMs, atMs } = facts;
      insert.run(id, site, conversation, promise, kind, askedAtMs, dueAtMs, atMs);
      const row = byPromise.get(conversation, promise);
      return row ? alarmOf(row) : null;
    },
    raiseOfProbe({ id, site, kind, why, askedAtMs, dueAtMs, atMs }) {
      const known = standing.get(site);
      if (known) {
        if (text(known, "why") !== why) another.run(kind, why, text(known, "id"));
        return;
      }
      transaction(sqlite, () => {
        insertOfProbe.run(id, site, kind, why, askedAtMs, dueAtMs, atMs);
        job.run(JSON.stringify({ type: "alarm", alarm: id } satisfies RelayJob), atMs);
      });
    },
    endOfProbe(site, { atMs, by }) {
      const known = standing.get(site);
      if (!known) return false;
      const id = text(known, "id");
      transaction(sqlite, () => {
        end.run(atMs, by, id);
        job.run(JSON.stringify({ type: "alarm", alarm: id } satisfies RelayJob), atMs);
      });
      return true;
    },
    get,
    open: () => open.all().map(alarmOf),
    acknowledge(id, { agent, atMs }) {
      acknowledge.run(atMs, agent, id);
      return get(id);
    },
    progress(id, channel) {
      const row = progress.get(id, channel);
      if (!row) return { sent: 0, failures: 0, nextAtMs: 0 };
      return { sent: integer(row, "sent"), failures: integer(row, "failures"), nextAtMs: integer(row, "next_at") };
    },
    note(id, channel, { sent, failures, nextAtMs, toldAtMs }) {
      note.run(id, channel, sent, failures, nextAtMs);
      if (toldAtMs !== null) told.run(toldAtMs, id);
    },
  };
}

interface Facts {
  readonly site: string;
  readonly kind: PromiseCause["kind"];
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly atMs: number;
}

// What the log tells of one promise that was not kept.
function factsOf(events: readonly Event[], promise: PromiseId): Facts | null {
  let [site, askedAtMs, dueAtMs] = ["", 0, 0];
  for (const event of events) {
    if (event.type === "conversation.started") site = event.site;
    if (event.type === "human.requested" || event.type === "conversation.reopened") askedAtMs = event.atMs;
    if (event.type === "promise.made" && event.promise === promise) dueAtMs = event.dueAtMs;
    if ((event.type === "promise.broken" || event.type === "promise.unanswered") && event.promise === promise) {
      const kind = event.type === "promise.broken" ? "broken" : "unanswered";
      return { site, kind, askedAtMs, dueAtMs, atMs: event.atMs };
    }
  }
  return null;
}

function alarmOf(row: Row): Alarm {
  const acknowledgedAtMs = integerOrNull(row, "acknowledged_at");
  const by = textOrNull(row, "acknowledged_by");
  return {
    id: text(row, "id"),
    site: siteId(text(row, "site")),
    ...causeOf(row),
    askedAtMs: integer(row, "asked_at"),
    dueAtMs: integer(row, "due_at"),
    atMs: integer(row, "at"),
    acknowledged: acknowledgedAtMs === null || by === null ? null : { atMs: acknowledgedAtMs, by: agentId(by) },
    notified: integer(row, "notified"),
  };
}

function causeOf(row: Row): PromiseCause | ProbeCause {
  const kind = text(row, "kind");
  const why = textOrNull(row, "why");
  if (why === null) {
    const of = { conversation: conversationId(text(row, "conversation")), promise: promiseId(text(row, "promise")) };
    return { kind: kind === "broken" ? "broken" : "unanswered", ...of };
  }
  const endedAtMs = integerOrNull(row, "ended_at");
  return {
    kind: kind === "unreachable" ? "unreachable" : "probe-failed",
    // Only what `raiseOfProbe` was given stands there.
    why: why as ProbeCause["why"],
    ended:
      endedAtMs === null ? null : { atMs: endedAtMs, by: text(row, "ended_by") === "closed" ? "closed" : "passed" },
  };
}
