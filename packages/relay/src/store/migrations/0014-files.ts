// Files of conversations, in parts small enough for a row. `type` is NULL until the file is whole, known for what it is, and clean;
// `is_sent` says that a message names it. Both tables have the column `conversation`, so that erasing takes them along (HG14).
import type { Migration } from "./migration.ts";

export const files: Migration = {
  name: "0014-files",
  sql: `
      CREATE TABLE files (
        conversation TEXT NOT NULL,
        id TEXT NOT NULL,
        site TEXT NOT NULL,
        uploader TEXT NOT NULL,
        name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        received INTEGER NOT NULL DEFAULT 0,
        type TEXT,
        width INTEGER,
        height INTEGER,
        is_sent INTEGER NOT NULL DEFAULT 0,
        at INTEGER NOT NULL,
        PRIMARY KEY (conversation, id)
      ) STRICT;
      CREATE INDEX files_unsent ON files (at) WHERE is_sent = 0;
      CREATE TABLE file_chunks (
        conversation TEXT NOT NULL,
        file TEXT NOT NULL,
        offset INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (conversation, file, offset)
      ) STRICT;
  `,
};
