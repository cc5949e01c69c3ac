// The log's readers on Postgres: what a conversation holds, and which appointments there are. The lists of the desk and of the dispatcher
// are not among them yet.
import {
  conversationId,
  siteId,
  type ConversationId,
  type Event,
  type InternalEvent,
  type SiteId,
} from "@handrail/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database.ts";
import type { ConversationSummary, LogReader, Whereabouts } from "../log.ts";
import { eventOf, internalEventOf, summaryFrom } from "../read-log.ts";
import { createStateMemory } from "../state-memory.ts";

/** The log of a store that is far away. */
export interface FarLog extends LogReader {
  conversation(id: ConversationId): Promise<ConversationSummary | null>;
  whereabouts(id: ConversationId): Promise<Whereabouts | null>;
  /** The same of many in one statement; unknown ones are left out. */
  whereaboutsOf(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Whereabouts>>;
  events(id: ConversationId, after: number, limit: number): Promise<readonly Event[]>;
  internalEvents(id: ConversationId, after: number, limit: number): Promise<readonly InternalEvent[]>;
  messages(id: ConversationId, upTo: number, limit: number): Promise<readonly Event[]>;
  appointments(site: SiteId, fromMs: number): Promise<ReadonlyMap<number, number>>;
}

export function readPostgresLog(db: Kysely<Tables>, generation: string): FarLog {
  const readState = createStateMemory();
  const page = (table: "events" | "internal_events", id: ConversationId, after: number) =>
    db.selectFrom(table).select("body").where("conversation", "=", id).where("seq", ">", after).orderBy("seq");
  const whereaboutsOf: FarLog["whereaboutsOf"] = async (ids) => {
    const rows = await db.selectFrom("conversations").select(["id", "site", "head"]).where("id", "in", ids).execute();
    return new Map(rows.map(({ id, site, head }) => [conversationId(id), { site: siteId(site), head }] as const));
  };
  return {
    generation,
    async conversation(id) {
      const row = await db
        .selectFrom("conversations")
        .select(["state", "internal", "awaiting_since", "last_agent", "preview"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? summaryFrom({ ...row }, readState) : null;
    },
    whereabouts: async (id) => (await whereaboutsOf([id])).get(id) ?? null,
    whereaboutsOf,
    async events(id, after, limit) {
      return (await page("events", id, after).limit(limit).execute()).map((row) => eventOf({ ...row }));
    },
    async internalEvents(id, after, limit) {
      return (await page("internal_events", id, after).limit(limit).execute()).map((row) =>
        internalEventOf({ ...row }),
      );
    },
    async messages(id, upTo, limit) {
      const rows = await db
        .selectFrom("events")
        .select("body")
        .where("conversation", "=", id)
        .where("seq", "<=", upTo)
        .where("type", "in", ["message.sent", "answer.cut"])
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => eventOf({ ...row })).toReversed();
    },
    async appointments(site, fromMs) {
      const rows = await db
        .selectFrom("conversations")
        .select((row) => ["appointment_at", row.fn.countAll<number>().as("booked")])
        .where("site", "=", site)
        .where("appointment_at", ">=", fromMs)
        .groupBy("appointment_at")
        .execute();
      return new Map(rows.flatMap(({ appointment_at: at, booked }) => (at === null ? [] : [[at, booked] as const])));
    },
  };
}
