// One synchronous transaction: between its start and its commit nothing else happens in this process.
import type { DatabaseSync } from "node:sqlite";

/** Runs `work`; when it throws, nothing of it is stored. @throws what `work` or the disk threw */
export function transaction<Value>(sqlite: DatabaseSync, work: () => Value): Value {
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    const value = work();
    sqlite.exec("COMMIT");
    return value;
  } catch (error) {
    // A full disk has rolled back by itself.
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}

/** Runs `work` inside the open transaction and takes all of it back, whatever it made. @throws what `work` threw */
export function takenBack<Value>(sqlite: DatabaseSync, work: () => Value): Value {
  sqlite.exec("SAVEPOINT rehearsal");
  try {
    return work();
  } finally {
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK TO rehearsal; RELEASE rehearsal");
  }
}
