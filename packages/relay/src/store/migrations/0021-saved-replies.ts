// Replies that are written once and sent often: a site's, which go with the site, or an agent's own, which go with the account.
import type { Migration } from "./migration.ts";

export const savedReplies: Migration = {
  name: "0021-saved-replies",
  sql: `
      CREATE TABLE saved_replies (
        id TEXT NOT NULL PRIMARY KEY,
        site TEXT REFERENCES sites(id) ON DELETE CASCADE,
        agent TEXT REFERENCES user(id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        language TEXT,
        shortcut TEXT,
        CHECK ((site IS NULL) <> (agent IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX saved_replies_site ON saved_replies (site);
      CREATE INDEX saved_replies_agent ON saved_replies (agent);
  `,
};
