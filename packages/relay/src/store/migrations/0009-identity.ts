// Conversations from before there were identities are bound to nobody, and say so.
import type { Migration } from "./migration.ts";

export const identity: Migration = {
  name: "0009-identity",
  sql: `
      UPDATE conversations SET state = json_set(state, '$.identity', json('null'))
        WHERE json_type(state, '$.identity') IS NULL;
  `,
  // No database of Postgres's is older than this step.
  postgres: "SELECT 1",
};
