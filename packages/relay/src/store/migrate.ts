// Brings a database's tables up to date, each step in a transaction of its own.
import type { DatabaseSync } from "node:sqlite";
import type { Migration } from "./migrations/migration.ts";

/** Runs the steps that this database has not seen, in order. Two processes may try at once: one does it, the other finds it done. */
export function migrate(sqlite: DatabaseSync, migrations: readonly Migration[]): void {
  sqlite.exec("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID");
  const isDone = sqlite.prepare("SELECT 1 FROM migrations WHERE name = ?");
  const done = sqlite.prepare("INSERT INTO migrations (name) VALUES (?)");
  for (const migration of migrations) {
    if (isDone.get(migration.name)) continue;
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      if (!isDone.get(migration.name)) {
        sqlite.exec(migration.sql);
        done.run(migration.name);
      }
      sqlite.exec("COMMIT");
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
      throw error;
    }
  }
}
