// The log's readers on Postgres: what a conversation holds. The lists of the desk and of the dispatcher are not among them yet.
import type { Conversation, ConversationId, Event, InternalEvent } from "@handrail/protocol";
import { siteId } from "@handrail/protocol";
import { type Kysely } from "kysely";
import type { Tables } from "../database.ts";
import type { ConversationSummary, Whereabouts } from "../log.ts";
import { eventOf, internalEventOf, summaryFrom } from "../read-log.ts";
import { createStateMemory } from "../state-memory.ts";

/** As `Log`, from far away. */
export interface FarLog {
  conversation(id: ConversationId): Promise<ConversationSummary | null>;
  whereabouts(id: ConversationId): Promise<Whereabouts | null>;
  events(id: ConversationId, after: number, limit: number): Promise<readonly Event[]>;
  internalEvents(id: ConversationId, after: number, limit: number): Promise<readonly InternalEvent[]>;
}

export function readPostgresLog(db: Kysely<Tables>): FarLog {
  const readState: (json: string) => Conversation = createStateMemory();
  const page = (table: "events" | "internal_events", id: ConversationId, after: number) =>
    db.selectFrom(table).select("body").where("conversation", "=", id).where("seq", ">", after).orderBy("seq");
  return {
    async conversation(id) {
      const row = await db
        .selectFrom("conversations")
        .select(["state", "internal", "awaiting_since", "last_agent", "preview"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? summaryFrom({ ...row }, readState) : null;
    },
    async whereabouts(id) {
      const row = await db.selectFrom("conversations").select(["site", "head"]).where("id", "=", id).executeTakeFirst();
      return row ? { site: siteId(row.site), head: row.head } : null;
    },
    async events(id, after, limit) {
      return (await page("events", id, after).limit(limit).execute()).map((row) => eventOf({ ...row }));
    },
    async internalEvents(id, after, limit) {
      return (await page("internal_events", id, after).limit(limit).execute()).map((row) =>
        internalEventOf({ ...row }),
      );
    },
  };
}
