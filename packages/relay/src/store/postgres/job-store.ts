// Due work in Postgres: rows that several nodes claim at once, each for itself, by the database's clock.
import { sql, type Kysely } from "kysely";
import { JOB_TYPES, type DueJob } from "../../jobs/due-job.ts";
import type { Tables } from "../all-tables.ts";
import { claimedFrom, type JobStore } from "../job-store.ts";
import { integer, text, type Row } from "../row.ts";

const NOW = sql`(extract(epoch FROM clock_timestamp()) * 1000)::int8`;
/** When a row may be claimed: what the index is over. */
const READY = sql`greatest(due_at, lease_until)`;

export function createPostgresJobStore(db: Kysely<Tables>): JobStore {
  return {
    async nextAtMs() {
      const { rows } = await sql<Row>`
        SELECT type, (SELECT ${READY} FROM jobs WHERE jobs.type = each.type ORDER BY ${READY} LIMIT 1) AS at
        FROM unnest(${JOB_TYPES}::text[]) AS each(type)
      `.execute(db);
      const at = new Map(rows.map((row) => [text(row, "type"), row["at"] === null ? null : integer(row, "at")]));
      return new Map(JOB_TYPES.map((type) => [type, at.get(type) ?? null]));
    },
    async claim({ type, leaseMs, limit }) {
      const { rows } = await sql<Row>`
        UPDATE jobs SET lease_until = ${NOW} + ${leaseMs}, attempts = attempts + 1
        WHERE id IN (
          SELECT id FROM jobs WHERE type = ${type} AND ${READY} <= ${NOW}
          ORDER BY ${READY} LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING id, conversation, payload, attempts
      `.execute(db);
      return rows.map(claimedFrom);
    },
    async complete(id) {
      await db.deleteFrom("jobs").where("id", "=", id).execute();
    },
    async postpone(id, dueAtMs) {
      await db.updateTable("jobs").set({ due_at: dueAtMs, lease_until: 0 }).where("id", "=", id).execute();
    },
    async putOff(id, dueAtMs) {
      await db
        .updateTable("jobs")
        .set((row) => ({ due_at: dueAtMs, lease_until: 0, attempts: row("attempts", "-", 1) }))
        .where("id", "=", id)
        .execute();
    },
    async ensure(job) {
      // Two nodes may do this at once: the lock makes it one row.
      await db.transaction().execute(async (inside) => {
        await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`ensure ${job.type}`}, 0))`.execute(inside);
        await sql`
          INSERT INTO jobs (type, conversation, payload, due_at)
          SELECT ${job.type}, '', ${JSON.stringify(job)}, 0 WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE type = ${job.type})
        `.execute(inside);
      });
    },
    async firstDueAtMs(type: DueJob["type"], untilMs: number) {
      const { rows } = await sql<Row>`
        SELECT min((payload::json ->> 'dueAtMs')::int8) AS at FROM jobs WHERE type = ${type} AND ${READY} <= ${untilMs}
      `.execute(db);
      const [row = { at: null }] = rows;
      return row["at"] === null ? null : integer(row, "at");
    },
  };
}
