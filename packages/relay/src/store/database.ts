// Opens the relay's one connection to its disk and brings the tables up to date. Knows nothing of what is stored.
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { Kysely } from "kysely";
import type { Tables } from "./all-tables.ts";
import { runAtOnce, type Beside } from "./beside.ts";
import { dialectOver, preparing, runPrepared } from "./kysely-dialect.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { closeBesideLog, databaseIn, isMarked } from "./settle-log.ts";
import { syncFolder } from "./sync-folder.ts";
import { transaction } from "./transaction.ts";
import { WatchedSqlite } from "./watched-sqlite.ts";

/** The one connection, by two ways in. */
export interface Database {
  /** For the append path: prepared statements, no await between `BEGIN` and `COMMIT`. */
  readonly sqlite: WatchedSqlite;
  /** For everything else. */
  readonly beside: Beside;
  close(): void;
}

/** How long a statement waits for another process (the CLI) to finish its own, in ms. */
const BUSY_MS = 5_000;

/**
 * Opens `handrail.db` in the folder, makes both when they are missing, and runs the migrations that are due.
 * A second process may do the same at the same time (the CLI does): see {@link lockFolder} for who may run a relay on it.
 */
export async function openDatabase(options: { readonly folder: string }): Promise<Database> {
  const { folder } = options;
  if (folder !== ":memory:") {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    beginPrivately(databaseIn(folder));
  }
  const sqlite = new WatchedSqlite(folder === ":memory:" ? folder : databaseIn(folder));
  try {
    // HG3: FULL, so that an acknowledged command survives a power cut and not only a killed process.
    // HG14: what is deleted is overwritten.
    // No checkpoint of SQLite's own: it would keep a refused sync to itself (see `write-back.ts`).
    sqlite.exec(
      `PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
       PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0;`,
    );
    migrate(sqlite, MIGRATIONS);
    if (folder !== ":memory:") syncFolder(folder);
  } catch (error) {
    close(sqlite, folder);
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
    close: () => close(sqlite, folder),
  };
}

// For its owner alone, also in a folder that a service manager has made for everybody to read: SQLite gives its other files the same mode.
function beginPrivately(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}

function close(sqlite: WatchedSqlite, folder: string): void {
  if (!sqlite.isOpen) return;
  // Beside a relay, or where one did not end well, the log is the relay's to settle.
  if (folder !== ":memory:" && (sqlite.isLost || isMarked(folder))) closeBesideLog(sqlite, folder);
  else sqlite.close();
}
