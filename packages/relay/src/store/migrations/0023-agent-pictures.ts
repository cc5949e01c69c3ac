// The bytes of the pictures that agents are seen by. What they come to is the account's `image`: a picture is there as long as that names it.
// They go with the account.
import type { Migration } from "./migration.ts";

export const agentPictures: Migration = {
  name: "0023-agent-pictures",
  sql: `
      CREATE TABLE agent_pictures (
        agent TEXT NOT NULL PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,
        type TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
  `,
};
