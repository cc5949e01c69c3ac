// A thread of its own: puts what stands in the write-ahead log into the tables, whenever it is told to look and much is there. It holds
// up nobody who writes. What it cannot do stays in the log, for its next look or for the connection that writes.
import { DatabaseSync } from "node:sqlite";
import { parentPort } from "node:worker_threads";
import { integer } from "./row.ts";

/** The database's file; how long the log is when it begins, and how much is worth a sync of the disk from then on, in pages. */
const [, , file = "", long = "", much = ""] = process.argv;
const sqlite = new DatabaseSync(file);
sqlite.exec("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 0");
// SQLite before 3.51 knows no looking alone, and does at each look what there is to do.
const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
const checkpoint = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)");

parentPort?.on("message", () => {
  try {
    const row = look.get() ?? {};
    const length = integer(row, "log");
    if (length >= Number(long) && length - integer(row, "checkpointed") >= Number(much)) checkpoint.get();
  } catch {
    // The disk refuses: whoever writes meets it, too, and says so.
  }
});
