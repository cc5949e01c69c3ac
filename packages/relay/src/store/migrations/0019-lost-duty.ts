// What an agent's duty was ended over, until they say themselves where they stand: whichever node ended it, and after a restart.
import type { Migration } from "./migration.ts";

export const lostDuty: Migration = {
  name: "0019-lost-duty",
  sql: `
      ALTER TABLE user ADD COLUMN offDutyWhy TEXT CHECK (offDutyWhy IN ('offers-expired'));
  `,
};
