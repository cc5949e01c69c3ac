// The tables that only a store of several nodes has.
import type { Migration } from "../migrations/migration.ts";

export const OWN_STEPS: readonly Migration[] = [
  {
    name: "postgres-0001-leases",
    // What only one node may do at a time, who does it, and until when by the database's clock.
    sql: `CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);`,
  },
];
