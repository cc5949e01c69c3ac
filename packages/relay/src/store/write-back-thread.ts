// A thread of its own: puts what stands in SQLite's write-ahead log into the tables, and waits for the disk until it has them. It holds up
// nobody who writes. What is written meanwhile stays in the log.
import { fsyncSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { parentPort } from "node:worker_threads";
import { isRefusedSync } from "./sqlite-error.ts";

/** What it is told. */
export type ToThread = "write-back" | "close";
/** What it answers. `refused`: a sync was, and the store is lost. Whatever else goes wrong ends the thread. */
export type FromThread = { readonly type: "done" | "closed" } | { readonly type: "refused"; readonly why: string };

const [, , file = ""] = process.argv;
const sqlite = new DatabaseSync(file);
sqlite.exec("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 0; PRAGMA wal_autocheckpoint = 0");
const pass = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)");
// Closed with the thread, when no connection is open any more: a file that is closed takes the locks of all connections along.
const tables = openSync(file, "r");

function writeBack(): FromThread {
  try {
    // The second one has only what was written during the first one.
    for (let passes = 0; passes < 2; passes += 1) {
      pass.get();
      // SQLite itself waits for the disk only where it has come to the end of the log.
      fsyncSync(tables);
    }
    return { type: "done" };
  } catch (error) {
    if (!isRefusedSync(error)) throw error;
    return { type: "refused", why: error.message };
  }
}

parentPort?.on("message", (word: ToThread) => {
  if (word === "close") sqlite.close();
  const answer: FromThread = word === "close" ? { type: "closed" } : writeBack();
  parentPort?.postMessage(answer);
});
