// Opens a pool of connections to Postgres, and says no to a server that cannot be written to. Knows nothing of what is stored.
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Tables } from "../all-tables.ts";
import { integer, text, type Row } from "../row.ts";
import { DatabaseRefused } from "./database-refused.ts";

/** Where the database is and how long it may take. */
export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`, as in `DATABASE_URL`. */
  readonly url: string;
  /** Connections of this node at most, besides the one that listens. 10 by default. */
  readonly connectionsMax?: number;
  /** How long a turn waits for a connection, in ms; 5,000 by default. */
  readonly connectMs?: number;
  /** For how long a turn whose connection was lost is asked again before it is refused, in ms; 10,000 by default. */
  readonly patienceMs?: number;
}

/** The oldest server whose words are used (`IS JSON`). */
const VERSION_MIN = 160_000;
/** A statement that takes longer is ended by the server, in ms; so is a transaction whose node has stopped in the middle. */
const STATEMENT_MS = 20_000;
const STALLED_MS = 10_000;
/** Postgres's number for BIGINT: milliseconds and counts, all of them below 2^53. */
const INT8 = 20;

/** The settings that every connection has. */
export function connectionConfig({ url, connectMs = 5_000 }: PostgresOptions): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "handrail",
    connectionTimeoutMillis: connectMs,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STALLED_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
    },
  };
}

/** Opens the pool; nothing is dialled yet. */
export function openPool(options: PostgresOptions): Kysely<Tables> {
  const pool = new pg.Pool({
    ...connectionConfig(options),
    max: options.connectionsMax ?? 10,
    idleTimeoutMillis: 60_000,
  });
  // A connection that is lost between two statements says so by an event that would end the process; whoever asks next hears of it anyway.
  const ignore = (): void => {};
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** @throws DatabaseRefused when it does not answer, is a replica, may only be read, or is too old */
export async function checkServer(db: Kysely<Tables>): Promise<void> {
  const [row = {}] = await ask(db);
  if (integer(row, "version") < VERSION_MIN)
    throw new DatabaseRefused("database-too-old", "DATABASE_URL leads to a Postgres older than 16. Upgrade it first.");
  switch (text(row, "state")) {
    case "replica":
      throw new DatabaseRefused(
        "database-read-only",
        "DATABASE_URL leads to a replica, which can only be read. Name the primary server.",
      );
    case "read-only":
      throw new DatabaseRefused(
        "database-read-only",
        "DATABASE_URL leads to a database that can only be read. Name one that can be written to, or lift `default_transaction_read_only`.",
      );
  }
}

async function ask(db: Kysely<Tables>): Promise<readonly Row[]> {
  try {
    return (await QUESTION.execute(db)).rows;
  } catch (error) {
    // The address may hold a password, so it is not repeated; nor are the server's words, which may name the user.
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no answer";
    throw new DatabaseRefused(
      "database-unreachable",
      `DATABASE_URL leads to no database that lets this relay in (${code}). Look at its host, port, user, password and database, and whether the server runs.`,
      error,
    );
  }
}

const QUESTION = sql<Row>`
    SELECT current_setting('server_version_num')::int8 AS version,
      CASE WHEN pg_is_in_recovery() THEN 'replica' WHEN current_setting('transaction_read_only') = 'on' THEN 'read-only' ELSE 'writable' END AS state
  `;
