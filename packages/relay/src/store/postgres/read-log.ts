// The log's readers on Postgres: what a conversation holds, what a commit added, who waits and who is with whom, which appointments there
// are, and the desk's lists.
import {
  agentId,
  conversationId,
  siteId,
  type AgentId,
  type ConversationId,
  type Event,
  type InternalEvent,
  type PastPlace,
  type SiteId,
} from "@handrail/protocol";
import { sql, type Kysely } from "kysely";
import { groupBy } from "../../domain/group-by.ts";
import type { Tables } from "../all-tables.ts";
import type { ConversationSummary, LogReader, Talk, Whereabouts } from "../log.ts";
import { eventOf, internalEventOf, LIST_MAX, summaryFrom, talkFrom } from "../read-log.ts";
import { integer, text, type Row } from "../row.ts";
import { createStateMemory } from "../state-memory.ts";
import { gathered } from "./gathered.ts";
import type { Moved } from "./notices.ts";

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
  queued(): Promise<readonly ConversationSummary[]>;
  heldBy(agent: AgentId): Promise<readonly ConversationSummary[]>;
  held(): Promise<readonly ConversationSummary[]>;
  holding(): Promise<ReadonlyMap<AgentId, number>>;
  closedBy(agent: AgentId, limit: number): Promise<readonly ConversationSummary[]>;
  past(behind: PastPlace | null, limit: number): Promise<readonly ConversationSummary[]>;
  waiting(): Promise<readonly ConversationSummary[]>;
  talks(): Promise<readonly Talk[]>;
  /** What both logs of many conversations hold in these parts, in one statement; in order, erased ones left out. */
  parts(parts: readonly LogPart[]): Promise<readonly PartRead[]>;
}

/** A part of a conversation's logs: what follows `after`, up to and with the head. */
export type LogPart = Pick<Moved, "conversation" | "after" | "head" | "internalAfter" | "internalHead">;

/** What was found of a part. */
export interface PartRead {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly events: readonly Event[];
  readonly internalEvents: readonly InternalEvent[];
}

const SUMMARY = ["state", "internal", "awaiting_since", "last_agent", "preview"] as const;

export function readPostgresLog(db: Kysely<Tables>, generation: string): FarLog {
  const readState = createStateMemory();
  const page = (table: "events" | "internal_events", id: ConversationId, after: number) =>
    db.selectFrom(table).select("body").where("conversation", "=", id).where("seq", ">", after).orderBy("seq");
  const summaryOf = (row: Row): ConversationSummary => summaryFrom({ ...row }, readState);
  const listed = (rows: readonly Row[]): readonly ConversationSummary[] => rows.map(summaryOf);
  const ownedBy = (owner: "queue" | "agent" | "nobody") =>
    db.selectFrom("conversations").select(SUMMARY).where("owner_type", "=", owner);
  const whereaboutsOf: FarLog["whereaboutsOf"] = async (ids) => {
    const rows = await db.selectFrom("conversations").select(["id", "site", "head"]).where("id", "in", ids).execute();
    return new Map(rows.map(({ id, site, head }) => [conversationId(id), { site: siteId(site), head }] as const));
  };
  // A notice names many conversations, and each who hears of one looks at it.
  const one = gathered(async (ids: readonly ConversationId[]) => {
    const rows = await db
      .selectFrom("conversations")
      .select(["id", ...SUMMARY])
      .where("id", "in", ids)
      .execute();
    return new Map(rows.map((row) => [conversationId(row.id), summaryOf({ ...row })] as const));
  });
  return {
    generation,
    conversation: async (id) => (await one(id)) ?? null,
    async waiting() {
      return listed(await ownedBy("queue").execute());
    },
    async talks() {
      const { rows } = await sql<Row>`
        SELECT id, owner_agent, coalesce(
          (SELECT at FROM events WHERE conversation = conversations.id AND type = 'human.joined' ORDER BY seq DESC LIMIT 1), last_at
        ) AS joined_at FROM conversations WHERE owner_type = 'agent'
      `.execute(db);
      return rows.map(talkFrom);
    },
    parts: (parts) => readParts(db, parts),
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
    async queued() {
      return listed(await ownedBy("queue").orderBy("requested_at").orderBy("id").limit(LIST_MAX).execute());
    },
    async heldBy(agent) {
      const rows = await ownedBy("agent")
        .where("owner_agent", "=", agent)
        .orderBy("requested_at")
        .limit(LIST_MAX)
        .execute();
      return listed(rows);
    },
    async held() {
      return listed(await ownedBy("agent").orderBy("owner_agent").orderBy("requested_at").limit(LIST_MAX).execute());
    },
    async holding() {
      const rows = await db
        .selectFrom("conversations")
        .select((row) => ["owner_agent", row.fn.countAll<number>().as("held")])
        .where("owner_type", "=", "agent")
        .groupBy("owner_agent")
        .execute();
      return new Map(rows.flatMap(({ owner_agent: agent, held }) => (agent === null ? [] : [[agentId(agent), held]])));
    },
    async closedBy(agent, limit) {
      const rows = await ownedBy("nobody")
        .where("last_agent", "=", agent)
        .orderBy("last_at", "desc")
        .limit(limit)
        .execute();
      return listed(rows);
    },
    async past(behind, limit) {
      const all = ownedBy("nobody").where("last_agent", "is not", null);
      const before =
        behind === null
          ? all
          : all.where(sql<boolean>`(last_at, id) < (${behind.lastAtMs}::int8, ${behind.conversation}::text)`);
      return listed(await before.orderBy("last_at", "desc").orderBy("id", "desc").limit(limit).execute());
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

async function readParts(db: Kysely<Tables>, parts: readonly LogPart[]): Promise<readonly PartRead[]> {
  const column = (name: keyof LogPart): readonly unknown[] => parts.map((part) => part[name]);
  const { rows } = await sql<Row>`
    WITH part AS (
      SELECT conversation, site, after, up_to, internal_after, internal_up_to FROM unnest(
        ${column("conversation")}::text[], ${column("after")}::int8[], ${column("head")}::int8[],
        ${column("internalAfter")}::int8[], ${column("internalHead")}::int8[]
      ) AS asked(conversation, after, up_to, internal_after, internal_up_to) JOIN conversations ON conversations.id = conversation
    )
    SELECT conversation, site, 0 AS is_internal, seq, body FROM part
      JOIN events USING (conversation) WHERE seq > after AND seq <= up_to
    UNION ALL
    SELECT conversation, site, 1 AS is_internal, seq, body FROM part
      JOIN internal_events USING (conversation) WHERE seq > internal_after AND seq <= internal_up_to
    ORDER BY is_internal, seq
  `.execute(db);
  return [...groupBy(rows, (row) => text(row, "conversation"))].map(([id, found]) => ({
    conversation: conversationId(id),
    site: siteId(text(found[0] ?? {}, "site")),
    events: found.filter((row) => integer(row, "is_internal") === 0).map(eventOf),
    internalEvents: found.filter((row) => integer(row, "is_internal") === 1).map(internalEventOf),
  }));
}
