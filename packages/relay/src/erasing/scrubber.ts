// Takes deleted text out of the files (HG14). A deleted row is overwritten at once (`secure_delete`), but its old pages stand in the
// write-ahead log until that is emptied, and SQLite leaves copies in the gaps of pages whose rows it has moved (8 of 100 conversations
// in an experiment): only a file that is written anew holds none.
import type { DatabaseSync } from "node:sqlite";
import type { Clock, Timer } from "../platform.ts";
import { integer } from "../store/row.ts";

/** Visitors who erase together are scrubbed together, and receipts have been sealed by then. */
const AFTER_MS = 3_000;
/** When somebody else reads or writes just then. */
const AGAIN_MS = 5_000;
/** A busy site's erasures share one rewrite. */
const REWRITE_EVERY_MS = 60 * 60 * 1000;
/** A larger file takes longer to be written anew than a click may wait (20 ms for each MB): it waits for the next start. */
const REWRITE_BYTES_MAX = 64 * 1024 * 1024;

export interface Scrubber {
  /** Something was erased. */
  wake(): void;
  stop(): void;
}

export interface ScrubberDeps {
  readonly sqlite: DatabaseSync;
  readonly clock: Clock;
  onFault(error: unknown): void;
}

/** Starts with what an earlier process left unscrubbed, before anybody is served, whatever the file's size. */
export function startScrubber({ sqlite, clock, onFault }: ScrubberDeps): Scrubber {
  let timer: Timer | null = null;
  let rewrittenAtMs = Number.NEGATIVE_INFINITY;

  const later = (ms: number): void => {
    timer ??= clock.setTimeout(run, ms);
  };
  const run = (): void => {
    timer = null;
    try {
      if (!emptyLog(sqlite)) return later(AGAIN_MS);
      if (unscrubbed(sqlite) === 0 || sizeOf(sqlite) > REWRITE_BYTES_MAX) return;
      const waitMs = rewrittenAtMs + REWRITE_EVERY_MS - clock.now();
      if (waitMs > 0) return later(waitMs);
      rewrittenAtMs = clock.now();
      rewrite(sqlite);
    } catch (error) {
      onFault(error);
      later(REWRITE_EVERY_MS);
    }
  };

  try {
    emptyLog(sqlite);
    if (unscrubbed(sqlite) > 0) rewrite(sqlite);
  } catch (error) {
    onFault(error);
    later(REWRITE_EVERY_MS);
  }
  return {
    wake() {
      // One that waits for its hour must not hold up what is to be emptied now.
      if (timer !== null) clock.clearTimeout(timer);
      timer = null;
      later(AFTER_MS);
    },
    stop() {
      if (timer !== null) clock.clearTimeout(timer);
      // Nothing is begun any more: closing the database empties its log.
      timer = {};
    },
  };
}

/** Writes the whole file anew and empties the log: nothing that was deleted is left in either. @throws whatever the disk throws */
export function rewrite(sqlite: DatabaseSync): void {
  // What is erased while it is written is not among it.
  const last = sqlite.prepare("SELECT coalesce(max(n), 0) AS n FROM erasures").get();
  sqlite.exec("VACUUM");
  if (!emptyLog(sqlite)) return;
  sqlite
    .prepare("UPDATE erasures SET is_scrubbed = 1 WHERE n <= ? AND is_scrubbed = 0")
    .run(last ? integer(last, "n") : 0);
}

/** Moves the write-ahead log into the file and cuts it to nothing. `false`: somebody reads or writes, and it must be tried again. */
function emptyLog(sqlite: DatabaseSync): boolean {
  const patience = sqlite.prepare("PRAGMA busy_timeout").get();
  // It would wait with the whole process: a click waits for nobody's reading.
  sqlite.exec("PRAGMA busy_timeout = 0");
  try {
    const done = sqlite.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    return done?.["busy"] === 0;
  } finally {
    sqlite.exec(`PRAGMA busy_timeout = ${patience ? integer(patience, "timeout") : 0}`);
  }
}

function unscrubbed(sqlite: DatabaseSync): number {
  const row = sqlite.prepare("SELECT count(*) AS count FROM erasures WHERE is_scrubbed = 0").get();
  return row ? integer(row, "count") : 0;
}

function sizeOf(sqlite: DatabaseSync): number {
  const row = sqlite.prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size").get();
  return row ? integer(row, "bytes") : 0;
}
