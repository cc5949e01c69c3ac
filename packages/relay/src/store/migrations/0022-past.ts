// Closed conversations that an agent has held, by when something last happened in them: what agents look for later.
import type { Migration } from "./migration.ts";

export const past: Migration = {
  name: "0022-past",
  sql: `
      CREATE INDEX conversations_past ON conversations (last_at, id) WHERE owner_type = 'nobody' AND last_agent IS NOT NULL;
  `,
};
