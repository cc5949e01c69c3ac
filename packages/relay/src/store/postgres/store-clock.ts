// The database's clock for a node whose own may be off: what a node dates, and when it wakes, then agrees with the log and the other nodes.
import { sql, type Kysely } from "kysely";
import type { Clock } from "../../platform.ts";
import type { Tables } from "../all-tables.ts";
import { integer, type Row } from "../row.ts";

export interface StoreClock extends Clock {
  /** Asks the database again. @throws what the connection threw: the last answer holds */
  compare(): Promise<void>;
}

/** The node's clock, moved to where the database's is; right to half a round trip. */
export async function storeClock(own: Clock, db: Kysely<Tables>): Promise<StoreClock> {
  let aheadMs = 0;
  const compare = async (): Promise<void> => {
    const sentMs = own.now();
    const { rows } = await sql<Row>`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::int8 AS now_ms`.execute(db);
    aheadMs = Math.round((sentMs + own.now()) / 2) - integer(rows[0] ?? {}, "now_ms");
  };
  await compare();
  return { ...own, now: () => own.now() - aheadMs, compare };
}
