// The log that only agents see: offers and what became of them; and its folded state beside the conversation's.
import type { Migration } from "./migration.ts";

export const internalLog: Migration = {
  name: "0005-internal-log",
  sql: `
      CREATE TABLE internal_events (
        conversation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (conversation, seq)
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE conversations ADD COLUMN internal TEXT;
  `,
};
