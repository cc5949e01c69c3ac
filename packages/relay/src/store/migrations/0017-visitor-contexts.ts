// What visitors' pages say of their errands: the last of it for each conversation, beside the log. The column `conversation` has erasing
// take it along (HG14).
import type { Migration } from "./migration.ts";

export const visitorContexts: Migration = {
  name: "0017-visitor-contexts",
  sql: `
      CREATE TABLE visitor_contexts (
        conversation TEXT NOT NULL PRIMARY KEY,
        context TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
  `,
};
