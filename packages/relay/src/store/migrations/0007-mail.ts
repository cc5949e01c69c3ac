// What was mailed to visitors, the links in it, and the browsers that a link has let in. No token stands here, only hashes.
import type { Migration } from "./migration.ts";

export const mail: Migration = {
  name: "0007-mail",
  sql: `
      -- One row for each mail, whether or not it was accepted. The address is hashed: it only has to be counted.
      CREATE TABLE mails (
        id TEXT PRIMARY KEY,
        conversation TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('link', 'notice', 'answer')),
        seq INTEGER NOT NULL,
        address TEXT NOT NULL,
        at INTEGER NOT NULL,
        accepted_at INTEGER,
        UNIQUE (conversation, kind, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mails_unconfirmed ON mails (address, at) WHERE kind <> 'answer';

      CREATE TABLE mail_links (
        hash TEXT PRIMARY KEY,
        conversation TEXT NOT NULL,
        email TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        used_by TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mail_links_lapsed ON mail_links (expires_at);
      CREATE INDEX mail_links_conversation ON mail_links (conversation);

      CREATE TABLE human_visits (
        hash TEXT PRIMARY KEY,
        conversation TEXT NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX human_visits_lapsed ON human_visits (expires_at);
      CREATE INDEX human_visits_conversation ON human_visits (conversation);
  `,
};
