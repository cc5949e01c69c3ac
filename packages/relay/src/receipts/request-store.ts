// The ledger's rows: written in the transaction of the events that they tell of, read by the ledger and the public figures.
import type { DatabaseSync } from "node:sqlite";
import {
  conversationId,
  siteId,
  type Conversation,
  type ConversationId,
  type Event,
  type SiteId,
} from "@handrail/protocol";
import type { Beside } from "../store/beside.ts";
import { integer, integerOrNull, text, type Row } from "../store/row.ts";
import { concernsRequests, endOf, isAutomatic, recordRequests, type RequestRecord } from "./request-record.ts";

/** What was appended to one conversation. */
export interface Appended {
  /** The conversation before it; `null` for a new one. */
  readonly before: Conversation | null;
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly events: readonly Event[];
  readonly clickedAtMs: number | null;
}

export interface RequestStore {
  /** Inside the transaction of the append. */
  follow(appended: Appended): void;
  find(conversation: ConversationId, seq: number): RequestRecord | null;
}

/** The rows, to be read. */
export interface Ledger {
  /** Requests that were asked for in `fromMs <= t < toMs`, oldest first. */
  between(site: SiteId, span: { readonly fromMs: number; readonly toMs: number }): AsyncIterable<RequestRecord>;
}

/** What {@link recordFrom} reads and {@link recordColumns} writes, in this order. */
export const REQUEST_COLUMNS = `conversation, seq, site, asked_at, clicked_at, why, is_automatic, due_at, rungs, answered_at, delivered_at, is_open,
  kept, broken, settled, withdrawn, unanswered, erased_at, ended_at, end`;

/** Prepares the statements on the one connection. */
export function createRequestStore(sqlite: DatabaseSync): RequestStore {
  const one = sqlite.prepare(`SELECT ${REQUEST_COLUMNS} FROM requests WHERE conversation = ? AND seq = ?`);
  const save = sqlite.prepare(
    `INSERT INTO requests (${REQUEST_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (conversation, seq) DO UPDATE SET
       clicked_at = excluded.clicked_at, why = excluded.why, is_automatic = excluded.is_automatic,
       due_at = excluded.due_at, rungs = excluded.rungs, answered_at = excluded.answered_at,
       delivered_at = excluded.delivered_at, is_open = excluded.is_open, kept = excluded.kept, broken = excluded.broken,
       settled = excluded.settled, withdrawn = excluded.withdrawn, unanswered = excluded.unanswered,
       erased_at = excluded.erased_at, ended_at = excluded.ended_at, end = excluded.end`,
  );
  const erase = sqlite.prepare(
    "UPDATE requests SET erased_at = ?, is_open = 0, end = 'erased' WHERE conversation = ? AND erased_at IS NULL",
  );
  const find = (conversation: ConversationId, seq: number): RequestRecord | null => {
    const row = one.get(conversation, seq);
    return row ? recordFrom(row) : null;
  };
  const rows = {
    find,
    save: (record: RequestRecord): void => void save.run(...recordColumns(record)),
    erase: (conversation: ConversationId, atMs: number): void => void erase.run(atMs, conversation),
  };
  return {
    find,
    follow: (appended) => followRequests(rows, appended),
  };
}

/** Rows that are read at once. */
const PAGE = 2_000;

export function readLedger({ db }: Pick<Beside, "db">): Ledger {
  return {
    async *between(site, { fromMs, toMs }) {
      const page = db
        .selectFrom("requests")
        .selectAll()
        .where("site", "=", site)
        .where("asked_at", ">=", fromMs)
        .where("asked_at", "<", toMs)
        .orderBy("asked_at")
        .orderBy("conversation")
        .orderBy("seq")
        .limit(PAGE);
      let rows = await page.execute();
      for (;;) {
        for (const row of rows) yield recordFrom({ ...row });
        const last = rows.length < PAGE ? undefined : rows.at(-1);
        if (!last) return;
        const next = page.where((row) =>
          row(
            row.refTuple("asked_at", "conversation", "seq"),
            ">",
            row.tuple(last.asked_at, last.conversation, last.seq),
          ),
        );
        rows = await next.execute();
      }
    },
  };
}

/** Follows what was appended to a conversation, over whatever keeps the rows. */
export function followRequests(
  rows: {
    find(conversation: ConversationId, seq: number): RequestRecord | null;
    save(record: RequestRecord): void;
    /** Of every request that the conversation has had and that is not erased. */
    erase(conversation: ConversationId, atMs: number): void;
  },
  { before, conversation, site, events, clickedAtMs }: Appended,
): void {
  if (!events.some(concernsRequests)) return;
  const seq = before?.request?.seq;
  const current = seq === undefined ? null : rows.find(conversation, seq);
  for (const record of recordRequests(current, events, { conversation, site, clickedAtMs })) rows.save(record);
  const tombstone = events.find(({ type }) => type === "conversation.erased");
  // HG14: of every request that the conversation has had, not of the last one alone.
  if (tombstone) rows.erase(conversation, tombstone.atMs);
}

/** A record as the values of its row. */
export function recordColumns(record: RequestRecord): (string | number | null)[] {
  const { conversation, seq, site, askedAtMs, clickedAtMs, why, dueAtMs, rungs, answeredAtMs, deliveredAtMs } = record;
  const { isOpen, kept, broken, settled, withdrawn, unanswered, erasedAtMs, endedAtMs } = record;
  return [
    conversation,
    seq,
    site,
    askedAtMs,
    clickedAtMs,
    why,
    isAutomatic(record) ? 1 : 0,
    dueAtMs,
    rungs,
    answeredAtMs,
    deliveredAtMs,
    isOpen ? 1 : 0,
    kept,
    broken,
    settled,
    withdrawn,
    unanswered,
    erasedAtMs,
    endedAtMs,
    endOf(record),
  ];
}

/** A row of `requests` as it was put in. */
export function recordFrom(found: Row): RequestRecord {
  return {
    conversation: conversationId(text(found, "conversation")),
    seq: integer(found, "seq"),
    site: siteId(text(found, "site")),
    askedAtMs: integer(found, "asked_at"),
    clickedAtMs: integerOrNull(found, "clicked_at"),
    why: whyOf(text(found, "why")),
    dueAtMs: integerOrNull(found, "due_at"),
    rungs: text(found, "rungs"),
    answeredAtMs: integerOrNull(found, "answered_at"),
    deliveredAtMs: integerOrNull(found, "delivered_at"),
    isOpen: integer(found, "is_open") === 1,
    kept: integer(found, "kept"),
    broken: integer(found, "broken"),
    settled: integer(found, "settled"),
    withdrawn: integer(found, "withdrawn"),
    unanswered: integer(found, "unanswered"),
    erasedAtMs: integerOrNull(found, "erased_at"),
    endedAtMs: integerOrNull(found, "ended_at"),
  };
}

// The column holds what `recordColumns` wrote and nothing else.
function whyOf(stored: string): RequestRecord["why"] {
  return stored as RequestRecord["why"];
}
