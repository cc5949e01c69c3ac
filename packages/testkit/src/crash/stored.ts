// Reads what lies on the disk, from a copy of the database's files: opening the files themselves would mend what the relay
// has to mend. Reads the tables directly, so that no code of the relay's vouches for itself.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { conversationId, type Conversation, type ConversationId, type Event } from "@handrail/protocol";

/** One conversation as it is stored. */
export interface StoredConversation {
  readonly id: ConversationId;
  readonly events: readonly Event[];
  /** The folded state beside the log; `null` when there is none. */
  readonly state: Conversation | null;
  readonly head: number;
  /** `v.<command id>`: commands whose verdict is remembered. */
  readonly remembered: ReadonlySet<string>;
  /** Ids of commands whose receipt is kept (HG10). */
  readonly receipts: ReadonlySet<string>;
}

/** A whole store. */
export interface StoredWorld {
  readonly conversations: ReadonlyMap<ConversationId, StoredConversation>;
  /** What `PRAGMA integrity_check` says: `ok`, or what is broken. */
  readonly integrity: string;
}

/** The files that a power cut or a kill leaves; the shared memory beside them is made anew. */
export const STORE_FILES = ["handrail.db", "handrail.db-wal"] as const;

/** Reads a folder that no relay has open. */
export function readStored(folder: string): StoredWorld {
  const copy = mkdtempSync(join(tmpdir(), "handrail-read-"));
  try {
    for (const name of STORE_FILES) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
    }
    const sqlite = new DatabaseSync(join(copy, STORE_FILES[0]));
    try {
      return readWorld(sqlite);
    } finally {
      sqlite.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What is read of a store, whichever database it is in: the rows of each. */
export const WORLD_SQL = {
  events: "SELECT conversation, seq, body FROM events ORDER BY conversation, seq",
  states: "SELECT id, head, state FROM conversations",
  commands: "SELECT conversation, author, id FROM commands",
  receipts: "SELECT conversation, command FROM receipts",
} as const;

type Rows = Iterable<Readonly<Record<string, unknown>>>;

/** Reads through an open connection. */
export function readWorld(sqlite: DatabaseSync): StoredWorld {
  const rows = (sql: string): Rows => sqlite.prepare(sql).iterate();
  const { events, states, commands, receipts } = WORLD_SQL;
  const conversations = conversationsFrom({
    events: rows(events),
    states: rows(states),
    commands: rows(commands),
    receipts: rows(receipts),
  });
  const check = sqlite.prepare("PRAGMA integrity_check(3)").all();
  return { conversations, integrity: check.map((row) => String(row["integrity_check"])).join("; ") };
}

/** Puts together what the statements of {@link WORLD_SQL} gave. */
export function conversationsFrom(
  rows: Readonly<Record<keyof typeof WORLD_SQL, Rows>>,
): ReadonlyMap<ConversationId, StoredConversation> {
  const drafts = new Map<ConversationId, Draft>();
  const draftOf = (id: unknown): Draft => {
    const name = conversationId(String(id));
    const draft = drafts.get(name) ?? {
      id: name,
      events: [],
      state: null,
      head: 0,
      remembered: new Set(),
      receipts: new Set(),
    };
    drafts.set(name, draft);
    return draft;
  };
  for (const row of rows.events) {
    const event: Event = JSON.parse(String(row["body"]));
    // The column is what readers find it by: a body that says otherwise is a gap for them.
    draftOf(row["conversation"]).events.push({ ...event, seq: Number(row["seq"]) });
  }
  for (const row of rows.states) {
    const draft = draftOf(row["id"]);
    draft.state = JSON.parse(String(row["state"]));
    draft.head = Number(row["head"]);
  }
  for (const row of rows.commands) {
    draftOf(row["conversation"]).remembered.add(`${String(row["author"])}.${String(row["id"])}`);
  }
  for (const row of rows.receipts) draftOf(row["conversation"]).receipts.add(String(row["command"]));
  return drafts;
}

interface Draft {
  readonly id: ConversationId;
  readonly events: Event[];
  state: Conversation | null;
  head: number;
  readonly remembered: Set<string>;
  readonly receipts: Set<string>;
}
