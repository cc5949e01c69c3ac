// Moves everything of a data folder into an empty Postgres database, under the same name, so that no open page notices. The folder is retired
// before the move counts: there is never a moment in which both are the relay's.
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { sql, type Transaction } from "kysely";
import { DATABASE_FILE } from "../back-up/back-up.ts";
import type { Tables } from "../store/all-tables.ts";
import { openDatabase } from "../store/database.ts";
import { FolderInUse, lockFolder } from "../store/folder-lock.ts";
import { isMoved, MOVED_FILE } from "../store/moved-folder.ts";
import type { PostgresStore } from "../store/postgres/open-postgres.ts";
import { integer, text, type Row } from "../store/row.ts";
import { settleLog, unmark } from "../store/settle-log.ts";
import { syncFolder } from "../store/sync-folder.ts";

/** Why nothing was moved: a sentence, and what to do about it. */
export class MoveError extends Error {
  override readonly name = "MoveError";
  readonly next: string;

  constructor(message: string, next: string, cause?: unknown) {
    super(message, { cause });
    this.next = next;
  }
}

/** How many rows each table had. */
export type Moved = ReadonlyMap<string, number>;

/** Rows of one statement, and about how many bytes they may hold. */
const ROWS_MAX = 500;
const BYTES_MAX = 4 * 1024 * 1024;

/**
 * @param into a store on a database that holds nothing yet
 * @throws MoveError FolderInUse, or what a database threw: nothing is moved then, and the folder is as it was
 */
export async function moveFolder(folder: string, into: Pick<PostgresStore, "db">): Promise<Moved> {
  if (!existsSync(join(folder, DATABASE_FILE))) throw nothingIn(folder);
  const unlock = lockFolder(folder);
  try {
    if (settleLog(folder) === "others") throw new FolderInUse();
    unmark(folder);
    // Brings its tables up to date.
    (await openDatabase({ folder })).close();
    const sqlite = new DatabaseSync(join(folder, DATABASE_FILE));
    try {
      return await into.db.transaction().execute(async (inside) => {
        await mustBeEmpty(inside);
        const moved = await copyAll(sqlite, inside);
        sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        sqlite.close();
        retire(folder);
        return moved;
      });
    } catch (error) {
      const wasRetired = !sqlite.isOpen;
      if (sqlite.isOpen) sqlite.close();
      throw wasRetired ? unknownEnd(error) : error;
    }
  } finally {
    unlock();
  }
}

function retire(folder: string): void {
  renameSync(join(folder, DATABASE_FILE), join(folder, MOVED_FILE));
  syncFolder(folder);
}

// The last word was on its way: nobody knows whether the database has taken it, and two relays must not have the same conversations.
function unknownEnd(cause: unknown): MoveError {
  return new MoveError(
    "The connection was lost at the very end, and whether the database has taken the data is not known (move-unknown).",
    `Look with: handrail site list. If the sites are not there, rename ${MOVED_FILE} to ${DATABASE_FILE} and run the command again.`,
    cause,
  );
}

function nothingIn(folder: string): MoveError {
  if (!isMoved(folder))
    return new MoveError(
      `There is no Handrail data in the folder ${folder}.`,
      "Name the folder that the relay ran on with --data.",
    );
  return new MoveError(
    `The data of ${folder} has been moved already (already-moved).`,
    `If the database of DATABASE_URL does not have it, rename ${MOVED_FILE} to ${DATABASE_FILE} and run the command again.`,
  );
}

async function mustBeEmpty(inside: Transaction<Tables>): Promise<void> {
  for (const table of ["conversations", "events", "sites", "user", "erasures"] as const) {
    const found = await inside
      .selectFrom(table)
      .select(sql`1`.as("one"))
      .limit(1)
      .executeTakeFirst();
    if (found)
      throw new MoveError(
        "There is something in the database of DATABASE_URL already, and nothing is written over it (database-not-empty).",
        "Name a new, empty database.",
      );
  }
}

async function copyAll(sqlite: DatabaseSync, inside: Transaction<Tables>): Promise<Moved> {
  // It has named itself when it was opened; from now on it has the folder's name.
  await inside.deleteFrom("meta").execute();
  const moved = new Map<string, number>();
  for (const table of tablesOf(sqlite)) {
    const count = await copyTable(sqlite, inside, table);
    const { rows } = await sql<Row>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(inside);
    if (integer(rows[0] ?? {}, "count") !== count) throw new Error(`not every row of ${table} was moved`);
    moved.set(table, count);
  }
  // Whoever had claimed a job cannot be alive.
  await inside.updateTable("jobs").set({ lease_until: 0 }).execute();
  for (const [table, column] of [
    ["jobs", "id"],
    ["receipts", "n"],
    ["erasures", "n"],
  ] as const) {
    await sql`
      SELECT setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
      FROM ${sql.table(table)}
    `.execute(inside);
  }
  return moved;
}

// Rows that others refer to come first.
function tablesOf(sqlite: DatabaseSync): readonly string[] {
  return sqlite
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'
       ORDER BY EXISTS (SELECT 1 FROM pragma_foreign_key_list(sqlite_schema.name)), name`,
    )
    .all()
    .map((row) => text(row, "name"));
}

async function copyTable(sqlite: DatabaseSync, inside: Transaction<Tables>, table: string): Promise<number> {
  const columns = sqlite
    .prepare("SELECT name FROM pragma_table_info(?)")
    .all(table)
    .map((row) => text(row, "name"));
  const into = sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  let batch: Record<string, SQLOutputValue>[] = [];
  let bytes = 0;
  let count = 0;
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const rows = batch.map((row) => sql`(${sql.join(columns.map((column) => valueOf(row[column])))})`);
    await sql`${into} VALUES ${sql.join(rows)}`.execute(inside);
    [batch, bytes] = [[], 0];
  };
  for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).iterate()) {
    batch.push(row);
    count += 1;
    bytes += columns.reduce((sum, column) => sum + sizeOf(row[column]), 0);
    if (batch.length >= ROWS_MAX || bytes >= BYTES_MAX) await write();
  }
  await write();
  return count;
}

function sizeOf(value: SQLOutputValue | undefined): number {
  if (typeof value === "string") return value.length;
  return value instanceof Uint8Array ? value.byteLength : 8;
}

// Postgres stores no NUL in a text.
function valueOf(value: SQLOutputValue | undefined): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "");
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}
