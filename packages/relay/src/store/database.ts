// Opens the relay's one connection to its disk and brings the tables up to date. Knows nothing of what is stored.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Tables } from "./all-tables.ts";
import { runAtOnce, type Beside } from "./beside.ts";
import { dialectOver, preparing, runPrepared } from "./kysely-dialect.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { syncFolder } from "./sync-folder.ts";
import { transaction } from "./transaction.ts";

/** The one connection, by two ways in. */
export interface Database {
  /** For the append path: prepared statements, no await between `BEGIN` and `COMMIT`. */
  readonly sqlite: DatabaseSync;
  /** For everything else. */
  readonly beside: Beside;
  close(): void;
}

/**
 * The write-ahead log goes into the tables when it has so many pages (of 4 KiB; SQLite's own choice is 1,000). The turn that does it waits for
 * two syncs and all the pages in between, and a page that many messages have changed is written once: so the longer, the better,
 * until a start has too much to read. No second connection may do it meanwhile: while somebody writes, SQLite counts pages as moved before
 * a sync has covered them, and when a later one is refused they are lost (docs/benchmarks.md).
 */
const WAL_PAGES = 4_000;

/** How long a statement waits for another process (the CLI) to finish its own, in ms. */
const BUSY_MS = 5_000;

/**
 * Opens `handrail.db` in the folder, makes both when they are missing, and runs the migrations that are due.
 * A second process may do the same at the same time (the CLI does): see {@link lockFolder} for who may run a relay on it.
 */
export async function openDatabase(options: { readonly folder: string }): Promise<Database> {
  const { folder } = options;
  if (folder !== ":memory:") mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new DatabaseSync(folder === ":memory:" ? folder : join(folder, "handrail.db"));
  try {
    // HG3: FULL, so that an acknowledged command survives a power cut and not only a killed process.
    // HG14: what is deleted is overwritten.
    sqlite.exec(
      `PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
       PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = ${WAL_PAGES};`,
    );
    migrate(sqlite, MIGRATIONS);
    if (folder !== ":memory:") syncFolder(folder);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const prepared = preparing(sqlite);
  return {
    sqlite,
    beside: {
      db: new Kysely<Tables>({ dialect: dialectOver(prepared) }),
      // Whoever writes has the whole database.
      locked: (query) => query,
      transact: async (work) => transaction(sqlite, () => runAtOnce(work(), (query) => runPrepared(prepared, query))),
    },
    close() {
      if (sqlite.isOpen) sqlite.close();
    },
  };
}
