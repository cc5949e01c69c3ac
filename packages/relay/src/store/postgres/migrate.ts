// Brings a Postgres database's tables up to date. However many nodes start at once, one does it and the others find it done.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../all-tables.ts";
import type { Migration } from "../migrations/migration.ts";
import { text, type Row } from "../row.ts";
import { readSql } from "./read-sql.ts";

/** Whoever migrates holds this lock of the database's; the number is nobody else's. */
const LOCK = 4_873_650_117;

/** Runs the steps that this database has not seen, in order and all or none: Postgres can take back what makes tables, too. */
export async function migratePostgres(db: Kysely<Tables>, migrations: readonly Migration[]): Promise<void> {
  await db.transaction().execute(async (inside) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(inside);
    await sql`CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)`.execute(inside);
    const { rows } = await sql<Row>`SELECT name FROM migrations`.execute(inside);
    const done = new Set(rows.map((row) => text(row, "name")));
    for (const { name, sql: step, postgres = readSql(step) } of migrations) {
      if (done.has(name)) continue;
      await sql.raw(postgres).execute(inside);
      await sql`INSERT INTO migrations (name) VALUES (${name})`.execute(inside);
    }
  });
}
