// Receipts of requests for a human, the chain that they are sealed into, and one row for each request for the ledger (HG10).
import type { Migration } from "./migration.ts";

export const receipts: Migration = {
  name: "0003-receipts",
  sql: `
      -- What each acknowledged click was told. Goes with its conversation when that is erased; the chain stays.
      CREATE TABLE receipts (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        site TEXT NOT NULL,
        conversation TEXT NOT NULL,
        command TEXT NOT NULL,
        body TEXT NOT NULL,
        receipt TEXT,
        link INTEGER,
        UNIQUE (conversation, command)
      ) STRICT;
      CREATE INDEX receipts_unsealed ON receipts (n) WHERE link IS NULL;

      CREATE TABLE ledger_chain (
        site TEXT NOT NULL,
        n INTEGER NOT NULL,
        commitment TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (site, n)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE requests (
        conversation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        site TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        clicked_at INTEGER,
        why TEXT NOT NULL,
        is_automatic INTEGER NOT NULL,
        due_at INTEGER,
        rungs TEXT NOT NULL,
        answered_at INTEGER,
        delivered_at INTEGER,
        is_open INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        broken INTEGER NOT NULL,
        settled INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        unanswered INTEGER NOT NULL,
        erased_at INTEGER,
        ended_at INTEGER,
        end TEXT NOT NULL,
        PRIMARY KEY (conversation, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX requests_site ON requests (site, asked_at, is_automatic, end, answered_at);
  `,
};
