// Who had which conversation erased, and when (HG14): what is left besides the tombstone and the ledger's rows.
import type { Migration } from "./migration.ts";

export const erasing: Migration = {
  name: "0010-erasing",
  sql: `
      CREATE TABLE erasures (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation TEXT NOT NULL UNIQUE,
        site TEXT NOT NULL,
        at INTEGER NOT NULL,
        requester TEXT NOT NULL CHECK (requester IN ('visitor', 'merchant')),
        -- Whom the merchant's command line named.
        name TEXT,
        is_scrubbed INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX erasures_unscrubbed ON erasures (n) WHERE is_scrubbed = 0;
  `,
};
