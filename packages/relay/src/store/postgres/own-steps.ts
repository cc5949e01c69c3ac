// The tables that only a store of several nodes has.
import type { Migration } from "../migrations/migration.ts";

export const OWN_STEPS: readonly Migration[] = [
  {
    name: "postgres-0001-leases",
    // What only one node may do at a time, who does it, and until when by the database's clock.
    sql: `CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);`,
  },
  {
    name: "postgres-0002-runs",
    // Bots' unfinished answers. Each grows by being written anew: half of a page is left free for that.
    sql: `
      CREATE TABLE runs (
        conversation TEXT PRIMARY KEY, run TEXT NOT NULL, epoch INTEGER NOT NULL, ask_seq INTEGER NOT NULL, text TEXT NOT NULL
      ) WITH (fillfactor = 50);`,
  },
  {
    name: "postgres-0003-visits",
    // Which nodes live, until when by the database's clock, and whom each has a stream of. Forgotten by a crash, and then written anew.
    sql: `
      CREATE UNLOGGED TABLE nodes (name TEXT PRIMARY KEY, until INTEGER NOT NULL);
      CREATE UNLOGGED TABLE visits (
        node TEXT NOT NULL, conversation TEXT NOT NULL, network TEXT, PRIMARY KEY (node, conversation)
      );`,
  },
];
