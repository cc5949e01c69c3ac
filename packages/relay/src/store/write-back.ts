// Puts SQLite's write-ahead log into the tables when it is long. SQLite would do so by itself within a commit, but it keeps to itself
// what the disk answers then, and a refused sync must be known (docs/decisions/0016-a-refused-sync-ends-the-store.md). Where time is real,
// a thread does nearly all of it, and the event loop the rest.
import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { integer, text, type Row } from "./row.ts";
import type { WatchedSqlite } from "./watched-sqlite.ts";
import type { FromThread, ToThread } from "./write-back-thread.ts";

/**
 * So many pages (of 4 KiB; SQLite's own choice is 1,000) of the log wait at most. A page that many messages have changed is written once,
 * and the event loop ends the log so much more seldom: so the longer, the better, until a start has too much to read (half a second of these).
 */
export const WAL_PAGES = 16_000;
/** Where SQLite is too old to tell how long its log is: after so many writes. */
const WRITES_UNCOUNTED = 400;

export interface WriteBackOptions {
  readonly sqlite: WatchedSqlite;
  readonly pagesMax: number;
  /** Whether it may start a thread: nobody minds what happens at the same time. */
  readonly hasThread: boolean;
  /** Hears that the thread could not do it. The event loop does, then. */
  readonly onFault: (error: unknown) => void;
}

export interface WriteBack {
  /** To be awaited before the database is closed. @returns what is to be called after it */
  stop(): Promise<() => void>;
}

/** Watches an open database from now on. */
export function startWriteBack({ sqlite, pagesMax, hasThread, onFault }: WriteBackOptions): WriteBack {
  const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
  const pass = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  const canLook = knowsNoop(sqlite);
  let writes = 0;
  let waitsAtMost = pagesMax;
  let thread: Worker | null = null;
  let isUnderWay = false;
  // To the end of the log, so that it is begun anew. Whoever reads a moment long past keeps the rest where it is: that is not tried again
  // with every message.
  const finish = (): void => {
    isUnderWay = false;
    waitsAtMost = waiting(pass.get()) + pagesMax;
  };
  const hear = (answer: FromThread): void => {
    if (answer.type === "refused") sqlite.lose(answer.why);
    // Only behind the thread's last sync: a sync that the thread was refused is not to be passed over by one in here.
    if (answer.type === "done") sqlite.attempt(finish);
  };
  const onDead = (error: unknown): void => {
    thread = null;
    onFault(error);
    sqlite.attempt(finish);
  };
  sqlite.onWritten(() => {
    writes += 1;
    const isLong = canLook ? waiting(look.get()) >= waitsAtMost : writes % WRITES_UNCOUNTED === 0;
    if (!isLong || isUnderWay) return;
    if (!hasThread) return finish();
    isUnderWay = true;
    thread ??= startThread(sqlite, { hear, onDead });
    thread.postMessage("write-back" satisfies ToThread);
  });
  return {
    async stop() {
      sqlite.onWritten(null);
      const ending = thread;
      if (!ending) return () => {};
      ending.postMessage("close" satisfies ToThread);
      await once(ending, "closed");
      return () => void ending.terminate();
    },
  };
}

function startThread(
  sqlite: WatchedSqlite,
  { hear, onDead }: { hear(answer: FromThread): void; onDead(error: unknown): void },
): Worker {
  const file = text(sqlite.prepare("PRAGMA database_list").get() ?? {}, "file");
  const program = new URL(`./write-back-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { argv: [file], resourceLimits: { maxOldGenerationSizeMb: 16 } });
  thread.unref();
  thread.on("message", (answer: FromThread) => {
    if (answer.type === "closed") thread.emit("closed");
    else hear(answer);
  });
  thread.on("error", (error) => {
    onDead(error);
    thread.emit("closed");
  });
  return thread;
}

function waiting(row: Row | undefined): number {
  return row ? integer(row, "log") - integer(row, "checkpointed") : 0;
}

// To an older one the word means nothing, and it would write back.
function knowsNoop(sqlite: WatchedSqlite): boolean {
  const row = sqlite.prepare("SELECT sqlite_version() AS version").get();
  const [major = 0, minor = 0] = row ? text(row, "version").split(".").map(Number) : [];
  return major > 3 || (major === 3 && minor >= 51);
}
