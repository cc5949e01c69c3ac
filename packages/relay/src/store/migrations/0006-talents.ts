// What the dispatcher chooses agents by: how many conversations they hold at once, their languages and skills.
import type { Migration } from "./migration.ts";

export const talents: Migration = {
  name: "0006-talents",
  sql: `
      ALTER TABLE user ADD COLUMN capacity INTEGER NOT NULL DEFAULT 3 CHECK (capacity BETWEEN 1 AND 20);
      ALTER TABLE user ADD COLUMN languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages));
      ALTER TABLE user ADD COLUMN skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills));
  `,
};
