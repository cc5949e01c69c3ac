// By which address a link of a mail has let a browser in: it is in for as long as the visitor leaves that address there.
import type { Migration } from "./migration.ts";

export const visitsByAddress: Migration = {
  name: "0025-visits-by-address",
  // Hashed as it was written; '' stands for none. NULL: of before it was noted.
  sql: `
      ALTER TABLE human_visits ADD COLUMN address TEXT;
  `,
};
