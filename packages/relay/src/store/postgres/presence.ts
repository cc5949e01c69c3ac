// Who is there on any node: each node writes whom it has a stream of, and tells the others. A node that dies takes its visitors along when its
// own row has lapsed.
import { conversationId, type ConversationId } from "@handrail/protocol";
import { sql, type Kysely } from "kysely";
import type { Clock, Timer } from "../../platform.ts";
import type { NearPresence, Presence } from "../../realtime/presence.ts";
import type { Tables } from "../all-tables.ts";
import { integer, text, textOrNull, type Row } from "../row.ts";
import { batched } from "./batched.ts";
import type { Notices } from "./notices.ts";
import { SIDE_CHANNEL } from "./channels.ts";
import { movesPayload, type Moves, type SideChannel } from "./side-channel.ts";

/** How long a node's visitors count as there after its last sign of life, in ms. */
const NODE_LEASE_MS = 15_000;
/** How often a node gives one, in ms. */
const BEAT_MS = 5_000;
/** Visitors in one statement, and in its notice. */
const MOVES_MAX = 60;

const NOW = sql`(extract(epoch FROM clock_timestamp()) * 1000)::int8`;

export interface FarPresence extends Presence {
  /** Whether no other node gives signs of life. */
  isAlone(): boolean;
  /** Takes its own visitors away. */
  stop(): Promise<void>;
}

export interface FarPresenceDeps {
  /** The visitors of this node. */
  readonly near: NearPresence;
  readonly db: Kysely<Tables>;
  /** A name that no other node has. */
  readonly node: string;
  readonly side: Pick<SideChannel, "onMoves">;
  readonly notices: Pick<Notices, "listen">;
  readonly clock: Clock;
  onFault(error: unknown): void;
}

/** Knows the other nodes' visitors when it resolves. */
export async function openFarPresence(deps: FarPresenceDeps): Promise<FarPresence> {
  const { near, db, node, side, notices, clock, onFault } = deps;
  const listeners = new Set<(conversation: ConversationId) => void>();
  // By node: the visitors whom it has a stream of, and their networks.
  const far = new Map<string, Map<ConversationId, string | null>>();
  const here = new Set<ConversationId>();
  let isAlone = true;
  // What is told while everything is being read.
  let missing: Moves[] | null = null;
  let isStopped = false;
  let timer: Timer | null = null;

  const changed = (conversation: ConversationId): void => {
    for (const listener of listeners) listener(conversation);
  };
  const of = (name: string): Map<ConversationId, string | null> => {
    const visitors = far.get(name) ?? new Map<ConversationId, string | null>();
    far.set(name, visitors);
    return visitors;
  };
  const follow = ({ node: name, came, went }: Moves): void => {
    // A node that nobody knew of yet: what is said is for it, too.
    isAlone = false;
    for (const [id, network] of came) of(name).set(conversationId(id), network);
    for (const id of went) far.get(name)?.delete(conversationId(id));
    for (const id of [...came.map(([one]) => one), ...went]) changed(conversationId(id));
  };
  const rows = batched<ConversationId, "came" | "went">(async (batch) => {
    const all = [...batch];
    for (let from = 0; from < all.length; from += MOVES_MAX) {
      const part = all.slice(from, from + MOVES_MAX);
      const came = part.flatMap(([id, move]) => (move === "came" ? [[id, near.networkOf(id)] as const] : []));
      await write(db, { node, came, went: part.flatMap(([id, move]) => (move === "went" ? [id] : [])) });
    }
  });
  const note = (conversation: ConversationId): void => {
    const move = near.isVisitorPresent(conversation) ? "came" : "went";
    if (move === "came") here.add(conversation);
    else here.delete(conversation);
    rows.put(conversation, move).catch(onFault);
  };
  const writeAll = (): void => {
    for (const conversation of here) rows.put(conversation, "came").catch(onFault);
  };
  const readAll = async (): Promise<void> => {
    let since: readonly Moves[] = [];
    missing = [];
    const found = new Map<string, Map<ConversationId, string | null>>();
    const rowsOfOthers = await readOthers(db, node).finally(() => {
      since = missing ?? [];
      missing = null;
    });
    for (const { name, conversation, network } of rowsOfOthers) {
      const visitors = found.get(name) ?? new Map<ConversationId, string | null>();
      found.set(name, visitors.set(conversation, network));
    }
    const before = new Set([...far.values()].flatMap((visitors) => [...visitors.keys()]));
    far.clear();
    for (const [name, visitors] of found) {
      far.set(name, visitors);
      for (const conversation of visitors.keys()) if (!before.delete(conversation)) changed(conversation);
    }
    for (const conversation of before) changed(conversation);
    // What was told while it was read may be newer than what was read.
    for (const moves of since) follow(moves);
  };
  const beat = async (): Promise<void> => {
    const { isNew, others } = await giveSign(db, node);
    // The row had lapsed, or the server had crashed and forgotten: everybody's rows went with it.
    if (isNew) writeAll();
    isAlone = others.size === 0;
    for (const [name, visitors] of far) {
      if (others.has(name)) continue;
      far.delete(name);
      for (const conversation of visitors.keys()) changed(conversation);
    }
  };
  const beatOn = async (): Promise<void> => {
    await beat().catch(onFault);
    if (!isStopped) timer = clock.setTimeout(() => void beatOn(), BEAT_MS);
  };

  const stops = [
    near.onChange((conversation) => {
      note(conversation);
      changed(conversation);
    }),
    side.onMoves((moves) => {
      missing?.push(moves);
      follow(moves);
    }),
    notices.listen((notice) => {
      if (notice.type === "missed") void readAll().catch(onFault);
    }),
  ];
  await beat();
  await readAll();
  timer = clock.setTimeout(() => void beatOn(), BEAT_MS);
  const findFar = (conversation: ConversationId): string | null | undefined => {
    for (const visitors of far.values()) if (visitors.has(conversation)) return visitors.get(conversation);
    return undefined;
  };
  return {
    isAlone: () => isAlone,
    isVisitorPresent: (conversation) => near.isVisitorPresent(conversation) || findFar(conversation) !== undefined,
    note: (conversation, network) => near.note(conversation, network),
    networkOf: (conversation) => near.networkOf(conversation) ?? findFar(conversation) ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    enter: (conversation, network) => near.enter(conversation, network),
    async stop() {
      isStopped = true;
      for (const stop of stops) stop();
      if (timer !== null) clock.clearTimeout(timer);
      listeners.clear();
      near.stop();
      await rows.idle();
      await leave(db, node).catch(onFault);
    },
  };
}

async function write(
  db: Kysely<Tables>,
  moves: {
    readonly node: string;
    readonly came: readonly (readonly [ConversationId, string | null])[];
    readonly went: readonly ConversationId[];
  },
): Promise<void> {
  const { node, came, went } = moves;
  const payload = movesPayload(moves);
  await sql`
    WITH gone AS (DELETE FROM visits WHERE node = ${node} AND conversation = ANY(${went}::text[])), come AS (
      INSERT INTO visits (node, conversation, network) SELECT ${node}, conversation, network
      FROM unnest(${came.map(([id]) => id)}::text[], ${came.map(([, network]) => network)}::text[]) AS row(conversation, network)
      ON CONFLICT (node, conversation) DO UPDATE SET network = excluded.network)
    SELECT pg_notify(${SIDE_CHANNEL}, payload) FROM unnest(${payload === null ? [] : [payload]}::text[]) AS payload
  `.execute(db);
}

async function giveSign(
  db: Kysely<Tables>,
  node: string,
): Promise<{ readonly isNew: boolean; readonly others: ReadonlySet<string> }> {
  const { rows } = await sql<Row>`
    WITH dead AS (DELETE FROM nodes WHERE until <= ${NOW} AND name <> ${node} RETURNING name),
      gone AS (DELETE FROM visits USING dead WHERE visits.node = dead.name),
      own AS (
        INSERT INTO nodes (name, until) VALUES (${node}, ${NOW} + ${NODE_LEASE_MS}::int8)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until RETURNING name, CASE WHEN xmax = 0 THEN 1 ELSE 0 END AS is_new)
    SELECT name, is_new FROM own UNION ALL SELECT name, 0 FROM nodes WHERE name <> ${node} AND until > ${NOW}
  `.execute(db);
  const own = rows.find((row) => text(row, "name") === node);
  return {
    isNew: own !== undefined && integer(own, "is_new") === 1,
    others: new Set(rows.map((row) => text(row, "name")).filter((name) => name !== node)),
  };
}

async function readOthers(
  db: Kysely<Tables>,
  node: string,
): Promise<
  readonly { readonly name: string; readonly conversation: ConversationId; readonly network: string | null }[]
> {
  const { rows } = await sql<Row>`
    SELECT node, conversation, network FROM visits JOIN nodes ON nodes.name = visits.node
    WHERE node <> ${node} AND until > ${NOW}
  `.execute(db);
  return rows.map((row) => ({
    name: text(row, "node"),
    conversation: conversationId(text(row, "conversation")),
    network: textOrNull(row, "network"),
  }));
}

async function leave(db: Kysely<Tables>, node: string): Promise<void> {
  await sql`WITH own AS (DELETE FROM nodes WHERE name = ${node}) DELETE FROM visits WHERE node = ${node}`.execute(db);
}
