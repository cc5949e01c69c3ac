// Runs a write that a power cut may undo: it waits for no sync of the disk, and goes to the disk with the next commit that does.
import type { DatabaseSync } from "node:sqlite";
import { integer } from "./row.ts";

/** For one statement outside a transaction. The tables stay whole whatever happens (WAL, `synchronous=NORMAL`). @throws what `work` threw */
export function unsynced<Value>(sqlite: DatabaseSync, work: () => Value): Value {
  const before = sqlite.prepare("PRAGMA synchronous").get();
  sqlite.exec("PRAGMA synchronous = NORMAL");
  try {
    return work();
  } finally {
    sqlite.exec(`PRAGMA synchronous = ${before ? integer(before, "synchronous") : "FULL"}`);
  }
}
