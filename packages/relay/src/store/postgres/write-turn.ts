// Writes what a turn's sheet holds, in one statement (two where something is erased), and notifies the other nodes with it.
import { sql, type RawBuilder, type Transaction } from "kysely";
import type { RequestRecord } from "../../receipts/request-record.ts";
import { recordColumns, REQUEST_COLUMNS } from "../../receipts/request-store.ts";
import { KEPT_ON_ERASURE } from "../../erasing/erase-rows.ts";
import type { Summary } from "../../domain/summary.ts";
import { answerColumns, ownerAgent } from "../append.ts";
import type { Tables } from "../all-tables.ts";
import { CHANNEL } from "./channels.ts";
import { text, type Row } from "../row.ts";
import type { Fetched, Written } from "./sheet.ts";

type Inside = Transaction<Tables>;
type Part = RawBuilder<unknown>;

/** @param payloads what is notified, each below 8,000 bytes */
export async function writeTurn(
  inside: Inside,
  {
    written,
    fetched,
    payloads,
  }: { readonly written: Written; readonly fetched: Fetched; readonly payloads: readonly string[] },
): Promise<void> {
  await erase(inside, written);
  const parts = [
    ...conversations(written, fetched),
    ...logs(written),
    ...beside(written),
    ...requests(written.requests),
  ];
  const notify = sql`SELECT pg_notify(${CHANNEL}, payload) FROM unnest(${payloads}::text[]) AS payload`;
  if (parts.length > 0) await sql`WITH ${sql.join(parts)} ${notify}`.execute(inside);
}

// Each list becomes one parameter: the statement's text is the same for every turn of its kind.
function rows(columns: string, types: string, lists: readonly (readonly unknown[])[]): Part {
  const casts = types.split(" ").map((type, index) => sql`${lists[index]}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(casts)}) AS row(${sql.raw(columns)})`;
}

interface Insertion {
  /** Of the statement's part; no two have the same. */
  readonly name: string;
  readonly table: string;
  readonly columns: string;
  readonly source: Part;
  /** What follows it. */
  readonly after?: string;
}

function insert({ name, table, columns, source, after = "" }: Insertion): Part {
  const [into, these] = [sql.raw(table), sql.raw(columns)];
  return sql`${sql.raw(name)} AS (INSERT INTO ${into} (${these}) SELECT ${these} FROM ${source} ${sql.raw(after)})`;
}

const FOUND_BY =
  "head, state, owner_type, owner_agent, last_agent, why, requested_at, awaiting_since, last_at, preview, internal, appointment_at";
const SUMMARY_COLUMNS = `id, site, ${FOUND_BY}`;
const SUMMARY_TYPES = "text text int8 text text text text text int8 int8 int8 text text int8";

// HG14: an erased one's row is written over, never taken away: whoever waits for its lock is to find the tombstone in it.
function conversations({ summaries }: Written, fetched: Fetched): readonly Part[] {
  const all = [...summaries.values()];
  const isThere = ({ state: { id } }: Summary): boolean => fetched.summaries.has(id);
  const [known, fresh] = [all.filter(isThere), all.filter((one) => !isThere(one))];
  const parts: Part[] = [];
  // No `ON CONFLICT`: a conversation that another node has begun meanwhile is judged again, and not overwritten.
  if (fresh.length > 0)
    parts.push(insert({ name: "fresh", table: "conversations", columns: SUMMARY_COLUMNS, source: summaryRows(fresh) }));
  if (known.length > 0)
    parts.push(
      sql`known AS (UPDATE conversations SET (${sql.raw(FOUND_BY)}) = ROW(${sql.raw(FOUND_BY.replaceAll(/\w+/g, "row.$&"))})
        FROM ${summaryRows(known)} WHERE conversations.id = row.id)`,
    );
  return parts;
}

function summaryRows(summaries: readonly Summary[]): Part {
  const values = summaries.map(({ state, internal, awaitingSinceMs, lastAgent, preview }) => [
    state.id,
    state.site,
    state.head,
    JSON.stringify(state),
    state.owner.type,
    ownerAgent(state),
    lastAgent,
    state.request?.why ?? null,
    state.request?.atMs ?? null,
    awaitingSinceMs,
    state.lastAtMs,
    // The one text that is stored as it was typed: Postgres stores no NUL.
    preview.replaceAll("\0", ""),
    JSON.stringify(internal),
    state.promise?.slotAtMs ?? null,
  ]);
  return rows(SUMMARY_COLUMNS, SUMMARY_TYPES, columnsOf(values, 14));
}

function logs({ events, internalEvents, commands }: Written): readonly Part[] {
  const parts: Part[] = [];
  for (const [table, list] of [
    ["events", events],
    ["internal_events", internalEvents],
  ] as const) {
    if (list.length === 0) continue;
    const values = list.map(({ conversation, event }) => [
      conversation,
      event.seq,
      event.id,
      event.type,
      event.atMs,
      JSON.stringify(event),
    ]);
    const columns = "conversation, seq, id, type, at, body";
    const source = rows(columns, "text int8 text text int8 text", columnsOf(values, 6));
    parts.push(insert({ name: table, table, columns, source }));
  }
  if (commands.size > 0) {
    const values = [...commands.values()].map(({ key, remembered: { digest, answer } }) => {
      const { seq, code, details } = answerColumns(answer);
      return [key.conversation, key.author, key.id, Buffer.from(digest), seq, code, details];
    });
    const columns = "conversation, author, id, digest, seq, code, details";
    const source = rows(columns, "text text text bytea int8 text text", columnsOf(values, 7));
    parts.push(insert({ name: "commands", table: "commands", columns, source }));
  }
  return parts;
}

function beside({ jobs, receipts, keptFiles, completedJobs, probes }: Written): readonly Part[] {
  const parts: Part[] = [];
  if (jobs.length > 0) {
    const values = jobs.map(({ conversation, job }) => [job.type, conversation, JSON.stringify(job), job.dueAtMs]);
    const columns = "type, conversation, payload, due_at";
    const source = rows(columns, "text text text int8", columnsOf(values, 4));
    parts.push(insert({ name: "jobs", table: "jobs", columns, source }));
  }
  if (receipts.size > 0) {
    const values = [...receipts.values()].map((body) => [
      body.site,
      body.conversation,
      body.command,
      JSON.stringify(body),
    ]);
    const columns = "site, conversation, command, body";
    const source = rows(columns, "text text text text", columnsOf(values, 4));
    parts.push(insert({ name: "receipts", table: "receipts", columns, source }));
  }
  if (keptFiles.length > 0) {
    const kept = rows("conversation, id", "text text", [
      keptFiles.map(({ conversation }) => conversation),
      keptFiles.map(({ file }) => file),
    ]);
    parts.push(
      sql`kept AS (UPDATE files SET is_sent = 1 FROM ${kept} WHERE files.conversation = row.conversation AND files.id = row.id)`,
    );
  }
  if (completedJobs.length > 0)
    parts.push(sql`completed AS (DELETE FROM jobs WHERE id = ANY(${completedJobs}::int8[]))`);
  if (probes.size > 0) {
    const source = rows("site, at", "text int8", [[...probes.keys()], [...probes.values()]]);
    const after = "ON CONFLICT (site) DO UPDATE SET at = excluded.at";
    parts.push(insert({ name: "probed", table: "probes", columns: "site, at", source, after }));
  }
  return parts;
}

const REQUEST_TYPES =
  "text int8 text int8 int8 text int8 int8 text int8 int8 int8 int8 int8 int8 int8 int8 int8 int8 text";
const QUOTED = REQUEST_COLUMNS.replace(/\bend\b/, '"end"');

function requests(records: ReadonlyMap<string, RequestRecord>): readonly Part[] {
  if (records.size === 0) return [];
  const source = rows(QUOTED, REQUEST_TYPES, columnsOf([...records.values()].map(recordColumns), 20));
  const changed = QUOTED.split(/,\s*/)
    .slice(4)
    .map((column) => `${column} = excluded.${column}`);
  const after = `ON CONFLICT (conversation, seq) DO UPDATE SET ${changed.join(", ")}`;
  return [insert({ name: "asked", table: "requests", columns: QUOTED, source, after })];
}

// HG14: in every table that has a conversation's rows, those that do not exist yet included.
async function erase(inside: Inside, { erasures, erasedRequests }: Written): Promise<void> {
  const ids = erasures.map(({ conversation }) => conversation);
  if (ids.length > 0) {
    // Whoever is sealing one has sealed it before the next statement begins, or finds the erasure noted (HG10).
    await sql`SELECT 1 FROM receipts WHERE conversation = ANY(${ids}::text[]) ORDER BY n FOR UPDATE`.execute(inside);
    const parts = [
      ...(await tablesOfConversations(inside)).map(
        (table) =>
          sql`${sql.id(`${table}_gone`)} AS (DELETE FROM ${sql.table(table)} WHERE conversation = ANY(${ids}::text[]))`,
      ),
      sql`sealed AS (DELETE FROM receipts WHERE conversation = ANY(${ids}::text[]) AND link IS NOT NULL)`,
      ...erasures.flatMap(({ conversation, site, atMs, requester, name }, index) => [
        sql`${sql.id(`alarms_${index}`)} AS (UPDATE alarms SET acknowledged_at = ${atMs}, acknowledged_by = 'erased'
              WHERE conversation = ${conversation} AND acknowledged_at IS NULL)`,
        sql`${sql.id(`noted_${index}`)} AS (INSERT INTO erasures (conversation, site, at, requester, name)
              VALUES (${conversation}, ${site}, ${atMs}, ${requester}, ${name}) ON CONFLICT DO NOTHING)`,
      ]),
    ];
    await sql`WITH ${sql.join(parts)} SELECT 1`.execute(inside);
  }
  for (const [conversation, atMs] of erasedRequests)
    await sql`UPDATE requests SET erased_at = ${atMs}, is_open = 0, "end" = 'erased'
      WHERE conversation = ${conversation} AND erased_at IS NULL`.execute(inside);
}

async function tablesOfConversations(inside: Inside): Promise<readonly string[]> {
  const { rows: found } = await sql<Row>`
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'conversation' ORDER BY table_name
  `.execute(inside);
  return found.map((row) => text(row, "table_name")).filter((name) => !KEPT_ON_ERASURE.includes(name));
}

function columnsOf(values: readonly (readonly unknown[])[], count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_, column) => values.map((row) => row[column]));
}
