// The log, what was decided, what must still happen, and the folded state beside it.
import type { Migration } from "./migration.ts";

export const log: Migration = {
  name: "0001-log",
  sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE conversations (
        id TEXT PRIMARY KEY,
        site TEXT NOT NULL,
        head INTEGER NOT NULL,
        state TEXT NOT NULL,
        owner_type TEXT NOT NULL,
        owner_agent TEXT,
        last_agent TEXT,
        why TEXT,
        requested_at INTEGER,
        awaiting_since INTEGER,
        last_at INTEGER NOT NULL,
        preview TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX conversations_queue ON conversations (requested_at, id) WHERE owner_type = 'queue';
      CREATE INDEX conversations_site_queue ON conversations (site, requested_at, id) WHERE owner_type = 'queue';
      CREATE INDEX conversations_held ON conversations (owner_agent, requested_at) WHERE owner_type = 'agent';
      CREATE INDEX conversations_closed ON conversations (last_agent, last_at) WHERE owner_type = 'nobody';

      CREATE TABLE events (
        conversation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (conversation, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE commands (
        conversation TEXT NOT NULL,
        author TEXT NOT NULL,
        id TEXT NOT NULL,
        digest BLOB NOT NULL,
        seq INTEGER,
        code TEXT,
        details TEXT,
        PRIMARY KEY (conversation, author, id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        type TEXT NOT NULL,
        conversation TEXT NOT NULL,
        payload TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        lease_until INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX jobs_ready ON jobs (type, max(due_at, lease_until));
  `,
};
