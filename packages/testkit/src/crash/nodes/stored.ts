// Reads what a Postgres holds as one moment, straight from its tables: no code of the relay's vouches for itself.
import { conversationId, type Conversation, type ConversationId, type Event } from "@handrail/protocol";
import type { StoredConversation, StoredWorld } from "../stored.ts";
import type { Postgres } from "./postgres.ts";

/** A standing offer whose time was over so long ago, in ms. */
export interface OverdueOffer {
  readonly conversation: string;
  readonly sinceMs: number;
}

/** Everything. */
export async function readWorld(postgres: Pick<Postgres, "read">): Promise<StoredWorld> {
  const [events = [], states = [], commands = [], receipts = []] = await postgres.read(
    "SELECT conversation, seq, body FROM events ORDER BY conversation, seq",
    "SELECT id, head, state FROM conversations",
    "SELECT conversation, author, id FROM commands",
    "SELECT conversation, command FROM receipts",
  );
  const drafts = new Map<ConversationId, Draft>();
  const draftOf = (id: unknown): Draft => {
    const name = conversationId(String(id));
    const draft = drafts.get(name) ?? {
      id: name,
      events: [],
      state: null,
      head: 0,
      remembered: new Set<string>(),
      receipts: new Set<string>(),
    };
    drafts.set(name, draft);
    return draft;
  };
  for (const row of events) {
    const event: Event = JSON.parse(String(row["body"]));
    // The column is what readers find it by.
    draftOf(row["conversation"]).events.push({ ...event, seq: Number(row["seq"]) });
  }
  for (const row of states) {
    const draft = draftOf(row["id"]);
    const state: Conversation = JSON.parse(String(row["state"]));
    draft.state = state;
    draft.head = Number(row["head"]);
  }
  for (const row of commands)
    draftOf(row["conversation"]).remembered.add(`${String(row["author"])}.${String(row["id"])}`);
  for (const row of receipts) draftOf(row["conversation"]).receipts.add(String(row["command"]));
  return { conversations: drafts, integrity: "ok" };
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

type Draft = {
  -readonly [Key in keyof StoredConversation]: StoredConversation[Key] extends ReadonlySet<infer Item>
    ? Set<Item>
    : StoredConversation[Key] extends readonly (infer Item)[]
      ? Item[]
      : StoredConversation[Key];
};
