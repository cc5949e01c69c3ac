// Rows as the tests put them straight into tables.
import { createHash } from "node:crypto";
import { siteId, type ConversationId, type PromiseId, type SiteId } from "@handrail/protocol";
import { CHAIN_START } from "@handrail/protocol/receipt";
import type { DueJob } from "../../jobs/due-job.ts";
import type { Beside } from "../beside.ts";

const SHOP = siteId("shop");

/** What a conversation's row has besides its id and state. */
export const LISTED = {
  site: SHOP,
  head: 1,
  owner_type: "nobody",
  owner_agent: null,
  last_agent: null,
  why: null,
  requested_at: null,
  awaiting_since: null,
  last_at: 1,
  preview: "",
  internal: null,
  appointment_at: null,
} as const;

/** The log of one whose promise was broken. */
export async function logOfBroken({ db }: Beside, conversation: ConversationId, promise: PromiseId): Promise<void> {
  const told = [
    { type: "conversation.started", site: SHOP },
    { type: "human.requested" },
    { type: "promise.made", promise, dueAtMs: 50 },
    { type: "message.sent", text: "nobody reads this" },
    { type: "promise.broken", promise },
  ];
  const rows = told.map((event, at) => {
    const atMs = event.type === "promise.broken" ? 51 : at + 1;
    const body = JSON.stringify({ ...event, seq: at + 1, atMs });
    return { conversation, seq: at + 1, id: String(at), type: event.type, at: atMs, body };
  });
  await db.insertInto("events").values(rows).execute();
}

/** A link of a chain. */
export function link(n: number) {
  const hash = (of: number): string => createHash("sha256").update(`link ${of}`).digest("base64url");
  return { n, commitment: hash(-n), previous: n === 1 ? CHAIN_START : hash(n - 1), hash: hash(n), atMs: n };
}

/** A row of the ledger. */
export function requestRow(site: SiteId, n: number) {
  const ends = { kept: 1, broken: 0, settled: 0, withdrawn: 0, unanswered: 0 };
  const times = {
    clicked_at: null,
    due_at: null,
    answered_at: null,
    delivered_at: null,
    erased_at: null,
    ended_at: null,
  };
  const conversation = `${site} ${createHash("sha256").update(String(n)).digest("base64url")}`;
  const what = { why: "button", is_automatic: 0, rungs: "live", is_open: 0, end: "kept" };
  return { conversation, seq: 1, site, asked_at: Math.floor(n / 10), ...times, ...what, ...ends };
}

/** Due work. */
export function due(dueAtMs: number): Extract<DueJob, { type: "ask-bot" }> {
  return { type: "ask-bot", askSeq: 2, epoch: 0, dueAtMs };
}
