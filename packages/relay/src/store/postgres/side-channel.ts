// What nodes tell each other beside the log, at best: typing, a bot's growing words, who has come or gone. Nothing waits for it, nothing is
// written, and what is lost is missed by nobody for long.
import { siteId, conversationId, type ConversationId, type DeskSignal, type SiteId } from "@handrail/protocol";
import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import type { Tables } from "../all-tables.ts";
import { SIDE_CHANNEL } from "./channels.ts";
import type { Notices } from "./notices.ts";

/** Postgres ends a payload at 8,000 bytes. */
const PAYLOAD_BYTES_MAX = 7_900;
/** What may wait to be sent while the database does not answer; the oldest is dropped. */
const WAITING_MAX = 5_000;

/** A signal to the readers of a conversation. */
export interface SentSignal {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  /** `null`: one that is too long to be sent. A bot's words can be read. */
  readonly signal: DeskSignal | null;
}

/** Who has come, from where, and who has gone, at one node. */
export interface Moves {
  readonly node: string;
  readonly came: readonly (readonly [conversation: string, network: string | null])[];
  readonly went: readonly string[];
}

export interface SideChannel {
  send(signal: SentSignal): void;
  /** Hears what other nodes send. */
  onSignal(listener: (signal: SentSignal) => void): () => void;
  onMoves(listener: (moves: Moves) => void): () => void;
}

const payloadSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    by: v.string(),
    signals: v.optional(v.array(v.tuple([v.string(), v.string(), v.nullable(v.custom<DeskSignal>(isObject))])), []),
    came: v.optional(v.array(v.tuple([v.string(), v.nullable(v.string())])), []),
    went: v.optional(v.array(v.string()), []),
  }),
);

/** @param node a name that no other node has; `isAlone`: there is nobody to tell */
export function openSideChannel(
  db: Kysely<Tables>,
  notices: Pick<Notices, "listen">,
  { node, isAlone }: { readonly node: string; readonly isAlone: () => boolean },
): SideChannel {
  const onSignal = new Set<(signal: SentSignal) => void>();
  const onMoves = new Set<(moves: Moves) => void>();
  let waiting: string[] = [];
  let isSending = false;
  const sendAll = async (): Promise<void> => {
    isSending = true;
    // What is sent in the same turn of the event loop goes together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      // Whoever missed it reads, or hears the next.
      await notify(db, payloadsOf(node, items)).catch(() => {});
    }
    isSending = false;
  };
  notices.listen((notice) => {
    if (notice.type !== "beside") return;
    const read = v.safeParse(payloadSchema, notice.payload);
    if (!read.success || read.output.by === node) return;
    const { by, signals, came, went } = read.output;
    for (const [conversation, site, signal] of signals)
      for (const listener of onSignal)
        listener({ conversation: conversationId(conversation), site: siteId(site), signal });
    if (came.length + went.length > 0) for (const listener of onMoves) listener({ node: by, came, went });
  });
  return {
    send({ conversation, site, signal }) {
      if (isAlone()) return;
      const item = JSON.stringify([conversation, site, signal]);
      const isTooLong = Buffer.byteLength(item) > PAYLOAD_BYTES_MAX - 200;
      waiting.push(isTooLong ? JSON.stringify([conversation, site, null]) : item);
      if (waiting.length > WAITING_MAX) waiting.shift();
      if (!isSending) void sendAll();
    },
    onSignal: (listener) => listening(onSignal, listener),
    onMoves: (listener) => listening(onMoves, listener),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value;
}

function listening<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

// As few notices as hold them all, in order.
function payloadsOf(node: string, items: readonly string[]): readonly string[] {
  const open = `{"by":${JSON.stringify(node)},"signals":[`;
  const payloads: string[] = [];
  let body = "";
  for (const item of items) {
    if (
      body !== "" &&
      Buffer.byteLength(open) + Buffer.byteLength(body) + Buffer.byteLength(item) + 3 > PAYLOAD_BYTES_MAX
    ) {
      payloads.push(`${open}${body}]}`);
      body = "";
    }
    body = body === "" ? item : `${body},${item}`;
  }
  return body === "" ? payloads : [...payloads, `${open}${body}]}`];
}

async function notify(db: Kysely<Tables>, payloads: readonly string[]): Promise<void> {
  await sql`SELECT pg_notify(${SIDE_CHANNEL}, payload) FROM unnest(${payloads}::text[]) AS payload`.execute(db);
}

/** A notice of who has come and gone, to be sent with the rows that say so; `null` when it would be too long. */
export function movesPayload({ node, came, went }: Moves): string | null {
  const payload = JSON.stringify({ by: node, came, went });
  return Buffer.byteLength(payload) <= PAYLOAD_BYTES_MAX ? payload : null;
}
