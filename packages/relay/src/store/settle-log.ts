// Makes true what a process has left in SQLite's write-ahead log, before anything is built on it. After a refused sync the log may be in
// the system's memory alone, and what is noted beside it of pages that have gone into the tables may be wrong (docs/decisions/0016).
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { errcodeOf } from "./sqlite-error.ts";

/** Lies in the folder while a relay runs, and after one that did not end well. The system's memory and this file go together. */
const MARK = "relay.open";
const SQLITE_BUSY = 5;
const PIECE_BYTES = 256 * 1024;

/**
 * Writes the log anew where it lies, so that the disk has all of it; then puts all of it into the tables, whatever was noted, and empties it.
 *
 * @returns `others` when another process has the database open and the last relay did not end well: it cannot be done beside it
 * @throws what the disk threw
 */
export function settleLog(folder: string): "settled" | "others" {
  const file = databaseIn(folder);
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) return "settled";
  const sqlite = new DatabaseSync(file);
  try {
    // Exclusive: SQLite reads the log from its beginning, and nothing that others have noted.
    sqlite.exec(
      `PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; ROLLBACK`,
    );
    writeAnew(log);
    sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return "settled";
  } catch (error) {
    if (errcodeOf(error) !== SQLITE_BUSY) throw error;
    return isMarked(folder) ? "others" : "settled";
  } finally {
    sqlite.close();
  }
}

/** From now on, whoever finds the log has to settle it. */
export function markOpen(folder: string): void {
  writeFileSync(join(folder, MARK), "");
}

/** The log needs no settling. */
export function unmark(folder: string): void {
  rmSync(join(folder, MARK), { force: true });
}

/** Whether a relay runs on the folder, or the last one did not end well. */
export function isMarked(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

/** Closes a connection that must leave the log as it lies. The last one to close puts it into the tables, unless it can only read. */
export function closeBesideLog(sqlite: DatabaseSync, folder: string): void {
  const reader = new DatabaseSync(databaseIn(folder), { readOnly: true });
  try {
    reader.prepare("SELECT count(*) FROM sqlite_schema").get();
    sqlite.close();
  } finally {
    reader.close();
  }
}

export function databaseIn(folder: string): string {
  return join(folder, "handrail.db");
}

function writeAnew(path: string): void {
  const handle = openSync(path, "r+");
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; ;) {
      const read = readSync(handle, piece, 0, PIECE_BYTES, at);
      if (read === 0) break;
      for (let done = 0; done < read;) done += writeSync(handle, piece, done, read - done, at + done);
      at += read;
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
