// Reads what a Postgres holds as one moment, straight from its tables: no code of the relay's vouches for itself.
import { conversationsFrom, WORLD_SQL, type StoredWorld } from "../stored.ts";
import type { Postgres } from "./postgres.ts";

/** A standing offer whose time was over so long ago, in ms. */
export interface OverdueOffer {
  readonly conversation: string;
  readonly sinceMs: number;
}

/** Everything. */
export async function readWorld(postgres: Pick<Postgres, "read">): Promise<StoredWorld> {
  const [events = [], states = [], commands = [], receipts = []] = await postgres.read(
    WORLD_SQL.events,
    WORLD_SQL.states,
    WORLD_SQL.commands,
    WORLD_SQL.receipts,
  );
  return { conversations: conversationsFrom({ events, states, commands, receipts }), integrity: "ok" };
}

/** Offers that nobody has ended though their time is over: held by the dead. */
export async function overdueOffers(postgres: Pick<Postgres, "read">): Promise<readonly OverdueOffer[]> {
  const [rows = []] = await postgres.read(`
    SELECT id, (extract(epoch FROM clock_timestamp()) * 1000)::int8 - (internal::json -> 'offer' ->> 'expiresAtMs')::int8 AS since
    FROM conversations WHERE owner_type = 'queue' AND internal::json -> 'offer' ->> 'expiresAtMs' IS NOT NULL
  `);
  return rows
    .map((row) => ({ conversation: String(row["id"]), sinceMs: Number(row["since"]) }))
    .filter(({ sinceMs }) => sinceMs > 0);
}
