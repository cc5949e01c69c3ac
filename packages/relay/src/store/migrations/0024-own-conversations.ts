// What opens the conversations of visitors who are signed in, sealed by the relay's own secret (decision 0025). The column `conversation` has
// erasing take it along (HG14).
import type { Migration } from "./migration.ts";

export const ownConversations: Migration = {
  name: "0024-own-conversations",
  sql: `
      CREATE TABLE own_conversations (
        conversation TEXT NOT NULL PRIMARY KEY,
        site TEXT NOT NULL,
        -- The merchant's own name for the visitor.
        sub TEXT NOT NULL,
        -- AES-256-GCM, base64url: 12 bytes of nonce, the 43 of the secret, 16 of tag.
        sealed TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX own_conversations_sub ON own_conversations (site, sub);
  `,
};
