// Puts SQLite's write-ahead log into the tables when it is long. SQLite would do so by itself within a commit, but it keeps to itself
// what the disk answers then, and a refused sync must be known (docs/decisions/0016-a-refused-sync-ends-the-store.md).
import type { DatabaseSync } from "node:sqlite";
import { integer, text, type Row } from "./row.ts";

/**
 * So many pages (of 4 KiB; SQLite's own choice is 1,000) of the log wait at most. The turn that puts them into the tables waits for
 * two syncs and all the pages in between, and a page that many messages have changed is written once: so the longer, the better,
 * until a start has too much to read.
 */
export const WAL_PAGES = 4_000;
/** Where SQLite is too old to tell how long its log is: after so many writes. */
const WRITES_UNCOUNTED = 400;

/** @returns what is to be called after each committed write. @throws what the disk threw */
export function createWriteBack(sqlite: DatabaseSync, pagesMax: number): () => void {
  const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
  const writeBack = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  const canLook = knowsNoop(sqlite);
  let writes = 0;
  let waitsAtMost = pagesMax;
  return () => {
    writes += 1;
    const isLong = canLook ? waiting(look.get()) >= waitsAtMost : writes % WRITES_UNCOUNTED === 0;
    // Whoever reads a moment long past keeps the rest where it is: that is not tried again with every message.
    if (isLong) waitsAtMost = waiting(writeBack.get()) + pagesMax;
  };
}

function waiting(row: Row | undefined): number {
  return row ? integer(row, "log") - integer(row, "checkpointed") : 0;
}

// To an older one the word means nothing, and it would write back.
function knowsNoop(sqlite: DatabaseSync): boolean {
  const row = sqlite.prepare("SELECT sqlite_version() AS version").get();
  const [major = 0, minor = 0] = row ? text(row, "version").split(".").map(Number) : [];
  return major > 3 || (major === 3 && minor >= 51);
}
