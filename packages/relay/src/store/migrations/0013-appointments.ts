// When each appointment begins, beside the conversation that has it: free places are counted by it, in the transaction that takes one.
import type { Migration } from "./migration.ts";

export const appointments: Migration = {
  name: "0013-appointments",
  sql: `
      ALTER TABLE conversations ADD COLUMN appointment_at INTEGER;
      CREATE INDEX conversations_appointments ON conversations (site, appointment_at) WHERE appointment_at IS NOT NULL;
  `,
};
