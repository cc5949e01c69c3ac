// What only one node may do at a time, by the database's clock. A holder that stands still for too long may believe for a moment that it
// still holds: what it does then must be fenced by something else (docs/decisions/0007).
import { sql, type Kysely } from "kysely";
import type { Tables } from "../all-tables.ts";

/** What is leased. */
export type LeaseName = "dispatcher" | "sealer" | "prober";

export interface Leases {
  /** Takes it for so many ms, or keeps it for as long from now. `false`: another node has it. */
  take(name: LeaseName, forMs: number): Promise<boolean>;
  /** Gives it back at once, so that nobody waits for it to lapse. */
  give(name: LeaseName): Promise<void>;
}

const NOW = sql`(extract(epoch FROM clock_timestamp()) * 1000)::int8`;

/** @param node a name that no other node has */
export function createLeases(db: Kysely<Tables>, node: string): Leases {
  return {
    async take(name, forMs) {
      const { rows } = await sql`
        INSERT INTO leases (name, holder, until) VALUES (${name}, ${node}, ${NOW} + ${forMs}::int8)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
          WHERE leases.holder = excluded.holder OR leases.until <= ${NOW}
        RETURNING name
      `.execute(db);
      return rows.length === 1;
    },
    async give(name) {
      await sql`DELETE FROM leases WHERE name = ${name} AND holder = ${node}`.execute(db);
    },
  };
}
