// Due work as rows. A row is claimed with a lease: when whoever claimed it is gone, it becomes due again. `JobStore` is the port that the
// loop runs on, whatever the store; what follows it here is SQLite's.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, type ConversationId } from "@handrail/protocol";
import type { Awaitable } from "../domain/awaitable.ts";
import { JOB_TYPES, type DueJob, type RelayJob } from "../jobs/due-job.ts";
import type { Clock } from "../platform.ts";
import { integer, integerOrNull, text, type Row } from "./row.ts";
import { unsynced } from "./unsynced.ts";

/** A claimed row. */
export interface ClaimedJob {
  readonly id: number;
  /** Empty for the relay's own work. */
  readonly conversation: ConversationId;
  readonly job: DueJob;
  /** This attempt included. */
  readonly attempts: number;
}

export interface ClaimRequest {
  readonly type: DueJob["type"];
  readonly leaseMs: number;
  readonly limit: number;
}

export interface JobStore {
  /** When the next row of each type may be claimed, in ms since the epoch; `null` where there is none. */
  nextAtMs(): Awaitable<ReadonlyMap<DueJob["type"], number | null>>;
  /** Claims what is due by the store's time, each row for one claimer. */
  claim(request: ClaimRequest): Awaitable<readonly ClaimedJob[]>;
  complete(id: number): Awaitable<void>;
  /** Gives a row back, to be claimed again at `dueAtMs`. */
  postpone(id: number, dueAtMs: number): Awaitable<void>;
  /** The same of one that was not tried: the claim is no attempt. */
  putOff(id: number, dueAtMs: number): Awaitable<void>;
  /** Puts in the relay's own work, due at once, unless there is a row of its type. */
  ensure(job: RelayJob): Awaitable<void>;
  /** When the oldest work of this type was first due, tried since or not, of what is to be done by `untilMs`; `null` for none. */
  firstDueAtMs(type: DueJob["type"], untilMs: number): Awaitable<number | null>;
}

/** Gives every row back: for a start on a folder that is nobody else's, when whoever claimed one cannot be alive. */
export function releaseClaims(sqlite: DatabaseSync): void {
  sqlite.exec("UPDATE jobs SET lease_until = 0 WHERE lease_until <> 0");
}

/** Prepares the statements on the one connection. */
export function createJobStore(sqlite: DatabaseSync, clock: Pick<Clock, "now">): JobStore {
  // One statement for all types, each found by one look at the index: the loop asks after everything that is done.
  const next = sqlite.prepare(
    `SELECT ${JOB_TYPES.map(
      (type) => `(SELECT max(due_at, lease_until) FROM jobs WHERE type = '${type}'
         ORDER BY max(due_at, lease_until) LIMIT 1) AS "${type}"`,
    ).join(", ")}`,
  );
  const claim = sqlite.prepare(
    `UPDATE jobs SET lease_until = ?, attempts = attempts + 1
     WHERE id IN (
       SELECT id FROM jobs WHERE type = ? AND max(due_at, lease_until) <= ?
       ORDER BY max(due_at, lease_until) LIMIT ?)
     RETURNING id, conversation, payload, attempts`,
  );
  const complete = sqlite.prepare("DELETE FROM jobs WHERE id = ?");
  const postpone = sqlite.prepare("UPDATE jobs SET due_at = ?, lease_until = 0 WHERE id = ?");
  const putOff = sqlite.prepare("UPDATE jobs SET due_at = ?, lease_until = 0, attempts = attempts - 1 WHERE id = ?");
  const ensure = sqlite.prepare(
    `INSERT INTO jobs (type, conversation, payload, due_at)
     SELECT ?1, '', ?2, 0 WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE type = ?1)`,
  );
  // A row that was tried and put off has another due time than its job.
  const firstDue = sqlite.prepare(
    "SELECT min(payload ->> 'dueAtMs') AS at FROM jobs WHERE type = ? AND max(due_at, lease_until) <= ?",
  );
  return {
    nextAtMs() {
      const row = next.get() ?? {};
      return new Map(JOB_TYPES.map((type) => [type, integerOrNull(row, type)]));
    },
    // A claim that a power cut undoes is one that its claimer did not outlive: the job is due again, as at every start.
    claim({ type, leaseMs, limit }) {
      const nowMs = clock.now();
      return unsynced(sqlite, () => claim.all(nowMs + leaseMs, type, nowMs, limit)).map(claimedFrom);
    },
    // Nor is one whose completion it undoes lost: it is run once more, which every job allows for.
    complete: (id) => void unsynced(sqlite, () => complete.run(id)),
    postpone: (id, dueAtMs) => void postpone.run(dueAtMs, id),
    putOff: (id, dueAtMs) => void putOff.run(dueAtMs, id),
    ensure: (job) => void ensure.run(job.type, JSON.stringify(job)),
    firstDueAtMs(type, untilMs) {
      const row = firstDue.get(type, untilMs);
      return row ? integerOrNull(row, "at") : null;
    },
  };
}

/** A row of `jobs` as it was put in. */
export function claimedFrom(row: Row): ClaimedJob {
  const job: DueJob = JSON.parse(text(row, "payload"));
  return {
    id: integer(row, "id"),
    conversation: conversationId(text(row, "conversation")),
    job,
    attempts: integer(row, "attempts"),
  };
}
