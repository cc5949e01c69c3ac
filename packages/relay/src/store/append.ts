// The statements of the append path over SQLite. Synchronous: between `begin` and `commit` nothing else happens in this process.
import type { DatabaseSync } from "node:sqlite";
import type { AgentId, Conversation, ErrorCode } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import { createEraseRows } from "../erasing/erase-rows.ts";
import type { Summary } from "../domain/summary.ts";
import { createSentFiles } from "../files/sent-files.ts";
import type { Clock } from "../platform.ts";
import { createReceiptRows } from "../receipts/receipt-store.ts";
import { createRequestStore } from "../receipts/request-store.ts";
import { COLUMNS, summaryFrom } from "./read-log.ts";
import { bytes, integer, integerOrNull, text, textOrNull, type Row } from "./row.ts";
import { errcodeOf } from "./sqlite-error.ts";
import { createSummaryMemory } from "./summary-memory.ts";
import { takenBack, transaction } from "./transaction.ts";
import type { Append, FaultOf, Remembered, Transactions } from "./transactions.ts";

/** Prepares the statements on the one connection. `runs`: the bots' unfinished answers, which are in this process's memory. */
export function createTransactions(
  sqlite: DatabaseSync,
  clock: Pick<Clock, "now">,
  runs: Pick<Runs, "snapshot"> = { snapshot: () => null },
): Transactions {
  const load = sqlite.prepare(`SELECT ${COLUMNS} FROM conversations WHERE id = ?`);
  const recall = sqlite.prepare(
    "SELECT digest, seq, code, details FROM commands WHERE conversation = ? AND author = ? AND id = ?",
  );
  const remember = sqlite.prepare(
    "INSERT INTO commands (conversation, author, id, digest, seq, code, details) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const event = sqlite.prepare("INSERT INTO events (conversation, seq, id, type, at, body) VALUES (?, ?, ?, ?, ?, ?)");
  const internalEvent = sqlite.prepare(
    "INSERT INTO internal_events (conversation, seq, id, type, at, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const job = sqlite.prepare("INSERT INTO jobs (type, conversation, payload, due_at) VALUES (?, ?, ?, ?)");
  const completeJob = sqlite.prepare("DELETE FROM jobs WHERE id = ?");
  const version = sqlite.prepare("PRAGMA data_version");
  const known = createSummaryMemory();
  let knownVersion: unknown = null;
  // The tables have another writer now and then, in a process of its own (`handrail conversation erase`). Asked behind `BEGIN IMMEDIATE`:
  // from there on nobody else can write.
  const checkKnown = (): void => {
    const now = version.get()?.["data_version"];
    if (now !== knownVersion) known.forgetAll();
    knownVersion = now;
  };
  // Whatever was written is taken back with what is known of it.
  const takingBack = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      known.forgetAll();
      throw error;
    }
  };
  const write = createSave(sqlite);
  const refresh = createRefresh(sqlite);
  const booked = sqlite.prepare(
    "SELECT count(*) AS booked FROM conversations WHERE site = ? AND appointment_at = ? AND id <> ?",
  );
  const noteProbe = sqlite.prepare(
    "INSERT INTO probes (site, at) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET at = excluded.at",
  );
  const append: Append = {
    takenBack(work) {
      try {
        return takenBack(sqlite, work);
      } finally {
        known.forgetAll();
      }
    },
    noteProbe: (site, atMs) => void noteProbe.run(site, atMs),
    booked({ site, slotAtMs, besides }) {
      const row = booked.get(site, slotAtMs, besides);
      return row ? integer(row, "booked") : 0;
    },
    files: createSentFiles(sqlite),
    receipts: createReceiptRows(sqlite),
    requests: createRequestStore(sqlite),
    run: (conversation) => runs.snapshot(conversation),
    load(conversation) {
      const remembered = known.get(conversation);
      if (remembered) return remembered;
      const row = load.get(conversation);
      return row ? summaryFrom(row) : null;
    },
    recall({ conversation, author, id }) {
      const row = recall.get(conversation, author, id);
      return row ? rememberedFrom(row) : null;
    },
    remember({ conversation, author, id }, { digest, answer }) {
      const { seq, code, details } = answerColumns(answer);
      remember.run(conversation, author, id, digest, seq, code, details);
    },
    events(conversation, events) {
      for (const one of events) event.run(conversation, one.seq, one.id, one.type, one.atMs, JSON.stringify(one));
    },
    internalEvents(conversation, events) {
      for (const one of events) {
        internalEvent.run(conversation, one.seq, one.id, one.type, one.atMs, JSON.stringify(one));
      }
    },
    jobs(conversation, jobs) {
      for (const one of jobs) job.run(one.type, conversation, JSON.stringify(one), one.dueAtMs);
    },
    completeJob: (id) => void completeJob.run(id),
    save(summary, before) {
      if (!before || !isFoundAlike(before, summary) || !refresh(summary)) write(summary);
      known.put(summary);
    },
    erase: createEraseRows(sqlite),
  };
  return {
    commit: (_needs, work) =>
      takingBack(() =>
        transaction(sqlite, () => {
          checkKnown();
          return work(append, clock.now());
        }),
      ),
    written(conversation) {
      const state = known.get(conversation)?.state;
      return state ? { site: state.site, head: state.head } : null;
    },
    faultOf: faultOfSqlite,
  };
}

/**
 * BUSY (another process has held the database for the connection's whole patience), READONLY, IOERR, FULL, CANTOPEN: a command that
 * slipped through would stand before an earlier one of its sender's that did not (HG9).
 */
const FAULTS_OF_ALL: readonly number[] = [5, 8, 10, 13, 14];

function faultOfSqlite(error: unknown): FaultOf | null {
  const code = errcodeOf(error);
  if (code === null) return null;
  return FAULTS_OF_ALL.includes(code & 0xff) ? "all" : "some";
}

/** A row of `commands` as it was put in. */
export function rememberedFrom(row: Row): Remembered {
  const digest = bytes(row, "digest");
  const seq = integerOrNull(row, "seq");
  if (seq !== null) return { digest, answer: { ok: true, seq } };
  const details = textOrNull(row, "details");
  const code = codeOf(text(row, "code"));
  return { digest, answer: { ok: false, code, ...(details !== null && { details: JSON.parse(details) }) } };
}

/** What a row of `commands` holds of an answer. */
export function answerColumns(answer: Remembered["answer"]): {
  readonly seq: number | null;
  readonly code: ErrorCode | null;
  readonly details: string | null;
} {
  if (answer.ok) return { seq: answer.seq, code: null, details: null };
  return { seq: null, code: answer.code, details: answer.details ? JSON.stringify(answer.details) : null };
}

/** Writes the folded state and the columns that are found by, over what was there. */
export function createSave(sqlite: DatabaseSync): (summary: Summary) => void {
  const save = sqlite.prepare(
    `INSERT INTO conversations
       (id, site, head, state, owner_type, owner_agent, last_agent, why, requested_at, awaiting_since, last_at, preview, internal,
        appointment_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       head = excluded.head, state = excluded.state, owner_type = excluded.owner_type, owner_agent = excluded.owner_agent,
       last_agent = excluded.last_agent, why = excluded.why, requested_at = excluded.requested_at,
       awaiting_since = excluded.awaiting_since, last_at = excluded.last_at, preview = excluded.preview,
       internal = excluded.internal, appointment_at = excluded.appointment_at`,
  );
  return ({ state, internal, awaitingSinceMs, lastAgent, preview }) => {
    const { owner, request } = state;
    save.run(
      state.id,
      state.site,
      state.head,
      JSON.stringify(state),
      owner.type,
      ownerAgent(state),
      lastAgent,
      request?.why ?? null,
      request?.atMs ?? null,
      awaitingSinceMs,
      state.lastAtMs,
      preview,
      JSON.stringify(internal),
      state.promise?.slotAtMs ?? null,
    );
  };
}

/** Writes what no index holds over a row that is there. Says whether it was. */
function createRefresh(sqlite: DatabaseSync): (summary: Summary) => boolean {
  const refresh = sqlite.prepare(
    "UPDATE conversations SET head = ?, state = ?, awaiting_since = ?, last_at = ?, preview = ?, internal = ? WHERE id = ?",
  );
  return ({ state, internal, awaitingSinceMs, preview }) =>
    refresh.run(
      state.head,
      JSON.stringify(state),
      awaitingSinceMs,
      state.lastAtMs,
      preview,
      JSON.stringify(internal),
      state.id,
    ).changes === 1;
}

// Whether the row stands in the lists where it stood: a message seldom moves one, and an index that is named in a statement is written
// anew even where nothing differs.
function isFoundAlike({ state: was, lastAgent }: Summary, { state: now, lastAgent: nextAgent }: Summary): boolean {
  const isOwnerAlike = was.owner.type === now.owner.type && ownerAgent(was) === ownerAgent(now);
  const isRequestAlike = was.request?.atMs === now.request?.atMs && was.request?.why === now.request?.why;
  return isOwnerAlike && isRequestAlike && lastAgent === nextAgent && was.promise?.slotAtMs === now.promise?.slotAtMs;
}

/** The agent who holds a conversation. */
export function ownerAgent({ owner }: Conversation): AgentId | null {
  return owner.type === "agent" ? owner.agent.id : null;
}

// Codes are API and never renamed: what was stored as one is one.
function codeOf(stored: string): ErrorCode {
  return stored as ErrorCode;
}
