// Locks what a turn may change and fetches what it may read, in a few statements however many commands it has.
import type { ConversationId } from "@handrail/protocol";
import { conversationId, siteId } from "@handrail/protocol";
import { sql, type Transaction } from "kysely";
import type { Summary } from "../../domain/summary.ts";
import { REF_COLUMNS, refFrom } from "../../files/file.ts";
import { receiptFrom } from "../../receipts/receipt-store.ts";
import { recordFrom } from "../../receipts/request-store.ts";
import { rememberedFrom } from "../append.ts";
import type { Tables } from "../all-tables.ts";
import { COLUMNS, summaryFrom } from "../read-log.ts";
import { integer, text, type Row } from "../row.ts";
import { RUN_COLUMNS, runFrom } from "./runs.ts";
import type { Fetched } from "./sheet.ts";
import { nameOf, type Want, type Wanted } from "./wanted.ts";

type Inside = Transaction<Tables>;

/** Waits for whoever has any of it: from then on until the end of the transaction it is this turn's. */
export async function fetchTurn(inside: Inside, wanted: Wanted): Promise<Fetched> {
  const slots = wanted.of("slot");
  if (slots.length > 0) await lockSlots(inside, slots);
  // The lock and what is read behind it are statements of their own: each sees what was committed before it began.
  const summaries = await lockConversations(inside, wanted.of("conversation"));
  const { nowMs, commands } = await fetchCommands(inside, wanted.of("command"));
  return {
    nowMs,
    summaries,
    commands,
    receipts: await fetchReceipts(inside, wanted.of("receipt")),
    runs: await fetchRuns(inside, wanted.of("run")),
    files: await fetchFiles(inside, wanted.of("file")),
    slots: await fetchSlots(inside, slots),
    requests: await fetchRequests(inside, [...summaries.values()]),
  };
}

type Wants<Type extends Want["type"]> = readonly Extract<Want, { type: Type }>[];

// A slot has no row of its own.
async function lockSlots(inside: Inside, slots: Wants<"slot">): Promise<void> {
  const names = slots.map(nameOf);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(${names}::text[]) AS name`.execute(
    inside,
  );
}

async function lockConversations(
  inside: Inside,
  wants: Wants<"conversation">,
): Promise<ReadonlyMap<ConversationId, Summary>> {
  const ids = wants.map(({ conversation }) => conversation);
  const { rows } = await sql<Row>`
    SELECT id, ${sql.raw(COLUMNS)} FROM conversations WHERE id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE
  `.execute(inside);
  return new Map(rows.map((row) => [conversationId(text(row, "id")), summaryFrom(row)] as const));
}

// The database's time comes along: one node's is as good as another's, the log's is this.
async function fetchCommands(inside: Inside, wants: Wants<"command">): Promise<Pick<Fetched, "nowMs" | "commands">> {
  const { rows } = await sql<Row>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::int8 AS now_ms, known.*
    FROM (SELECT 1) AS once LEFT JOIN (
      SELECT number, digest, seq, code, details
      FROM unnest(
        ${wants.map(({ conversation }) => conversation)}::text[], ${wants.map(({ author }) => author)}::text[],
        ${wants.map(({ id }) => id)}::text[]
      ) WITH ORDINALITY AS wanted(conversation, author, id, number) JOIN commands USING (conversation, author, id)
    ) AS known ON true
  `.execute(inside);
  const commands = new Map(
    rows.flatMap((row) => {
      const want = row["number"] === null ? undefined : wants[integer(row, "number") - 1];
      return want ? [[nameOf(want), rememberedFrom(row)] as const] : [];
    }),
  );
  return { nowMs: integer(rows[0] ?? {}, "now_ms"), commands };
}

async function fetchReceipts(inside: Inside, wants: Wants<"receipt">): Promise<Fetched["receipts"]> {
  if (wants.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT number, body, receipt
    FROM unnest(
      ${wants.map(({ conversation }) => conversation)}::text[], ${wants.map(({ command }) => command)}::text[]
    ) WITH ORDINALITY AS wanted(conversation, command, number) JOIN receipts USING (conversation, command)
  `.execute(inside);
  return byWant(rows, wants, receiptFrom);
}

// HG5: what is kept of an answer that a click cuts off, whichever node is hearing it.
async function fetchRuns(inside: Inside, wants: Wants<"run">): Promise<Fetched["runs"]> {
  if (wants.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT number, ${sql.raw(RUN_COLUMNS)}
    FROM unnest(${wants.map(({ conversation }) => conversation)}::text[]) WITH ORDINALITY AS wanted(conversation, number)
    JOIN runs USING (conversation)
  `.execute(inside);
  return byWant(rows, wants, runFrom);
}

// Locked, so that no sweep takes away what a message is about to name.
async function fetchFiles(inside: Inside, wants: Wants<"file">): Promise<Fetched["files"]> {
  if (wants.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT number, site, uploader, ${sql.raw(REF_COLUMNS)}
    FROM unnest(
      ${wants.map(({ conversation }) => conversation)}::text[], ${wants.map(({ file }) => file)}::text[]
    ) WITH ORDINALITY AS wanted(conversation, id, number) JOIN files USING (conversation, id)
    WHERE type IS NOT NULL ORDER BY conversation, id FOR UPDATE OF files
  `.execute(inside);
  return byWant(rows, wants, (row) => ({
    site: siteId(text(row, "site")),
    by: text(row, "uploader"),
    ref: refFrom(row),
  }));
}

async function fetchSlots(inside: Inside, wants: Wants<"slot">): Promise<Fetched["slots"]> {
  if (wants.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT number, id
    FROM unnest(
      ${wants.map(({ site }) => site)}::text[], ${wants.map(({ slotAtMs }) => slotAtMs)}::int8[]
    ) WITH ORDINALITY AS wanted(site, appointment_at, number) JOIN conversations USING (site, appointment_at)
  `.execute(inside);
  const slots = new Map(wants.map((want) => [nameOf(want), new Set<ConversationId>()] as const));
  for (const row of rows) {
    const want = wants[integer(row, "number") - 1];
    if (want) slots.get(nameOf(want))?.add(conversationId(text(row, "id")));
  }
  return slots;
}

async function fetchRequests(inside: Inside, summaries: readonly Summary[]): Promise<Fetched["requests"]> {
  const open = summaries.flatMap(({ state: { id, request } }) => (request ? [{ id, seq: request.seq }] : []));
  if (open.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT requests.*
    FROM unnest(${open.map(({ id }) => id)}::text[], ${open.map(({ seq }) => seq)}::int8[]) AS wanted(conversation, seq)
    JOIN requests USING (conversation, seq)
  `.execute(inside);
  return new Map(
    rows.map((row) => {
      const record = recordFrom(row);
      return [`${record.conversation} ${record.seq}`, record] as const;
    }),
  );
}

function byWant<Value>(
  rows: readonly Row[],
  wants: readonly Want[],
  read: (row: Row) => Value,
): ReadonlyMap<string, Value> {
  return new Map(
    rows.flatMap((row) => {
      const want = wants[integer(row, "number") - 1];
      return want ? [[nameOf(want), read(row)] as const] : [];
    }),
  );
}
