// Has the write-ahead log put into the tables by a thread of its own: the event loop would wait for two syncs and every page. It only
// tells the thread when to look. What the thread does not come to, SQLite does within a commit, as it would without one.
import { statSync } from "node:fs";
import { extname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { integer, text } from "./row.ts";

/** Commits from one look to the next. */
const COMMITS_PER_LOOK = 8;
/** The thread begins at this share of the length at which SQLite does it within a commit: the later, the fewer pages are written twice. */
const LONG = 3 / 4;
/** From then on it stays so close behind whoever writes, as a share of the same. */
const MUCH = 1 / 16;
const PAGE_BYTES = 4096;

export interface Checkpoints {
  /** A transaction was committed. */
  committed(): void;
  /** To be awaited before the database is closed. */
  stop(): Promise<void>;
}

/** For an open database in a file. There is no thread until its log is long. `onFault` hears that there is none any more. */
export function openCheckpoints(sqlite: DatabaseSync, onFault: (error: unknown) => void): Checkpoints {
  const file = text(sqlite.prepare("PRAGMA database_list").get() ?? {}, "file");
  let commits = 0;
  let thread: Worker | null = null;
  const start = (): Worker | null => {
    const pages = integer(sqlite.prepare("PRAGMA wal_autocheckpoint").get() ?? {}, "wal_autocheckpoint");
    if (statSync(`${file}-wal`).size < pages * LONG * PAGE_BYTES) return null;
    const program = new URL(`./checkpoint-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(program, {
      argv: [file, pages * LONG, pages * MUCH],
      resourceLimits: { maxOldGenerationSizeMb: 16 },
    });
    started.unref();
    started.on("error", onFault);
    return started;
  };
  return {
    committed() {
      commits += 1;
      if (commits % COMMITS_PER_LOOK !== 0) return;
      thread ??= start();
      thread?.postMessage("look");
    },
    async stop() {
      await thread?.terminate();
    },
  };
}
