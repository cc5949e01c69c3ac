// Bots' unfinished answers as rows, for all nodes: a click may come to any of them, and what is kept of the answer that it cuts is read in its
// transaction (HG5). The words of many answers are written together.
import { runId, type ConversationId, type RunSnapshot } from "@handrail/protocol";
import { sql, type Kysely } from "kysely";
import type { Run, Runs } from "../../bot/runs.ts";
import type { Tables } from "../all-tables.ts";
import { integer, text, type Row } from "../row.ts";
import { batched } from "./batched.ts";

export const RUN_COLUMNS = "run, epoch, ask_seq, text";

/** A row of `runs`. */
export function runFrom(row: Row): RunSnapshot {
  return {
    run: runId(text(row, "run")),
    epoch: integer(row, "epoch"),
    askSeq: integer(row, "ask_seq"),
    text: text(row, "text"),
  };
}

/** What becomes of a conversation's row. */
type Change = { readonly type: "put"; readonly run: Run } | { readonly type: "end"; readonly run: RunSnapshot["run"] };

export interface FarRuns extends Runs {
  /** Writes what is not written yet. */
  stop(): Promise<void>;
}

/** HG14: an erased conversation has no next run that a row would go with, which a node that died at that moment has left behind. */
export async function sweepRuns(db: Kysely<Tables>): Promise<void> {
  await sql`DELETE FROM runs WHERE conversation IN (SELECT conversation FROM erasures)`.execute(db);
}

/** @param onFault a row could not be taken away; it does no harm and goes with the conversation's next run, or the next start */
export function createFarRuns(db: Kysely<Tables>, onFault: (error: unknown) => void): FarRuns {
  const open = new Map<ConversationId, RunSnapshot["run"]>();
  const written = new Map<ConversationId, RunSnapshot>();
  const changes = batched<ConversationId, Change>((batch) => write(db, batch));
  return {
    snapshot: (conversation) => written.get(conversation) ?? null,
    async read(conversation) {
      const columns = sql.raw(RUN_COLUMNS);
      const { rows } = await sql<Row>`SELECT ${columns} FROM runs WHERE conversation = ${conversation}`.execute(db);
      return rows[0] ? runFrom(rows[0]) : null;
    },
    async put(run) {
      const { conversation, ...snapshot } = run;
      open.set(conversation, run.run);
      await changes.put(conversation, { type: "put", run });
      if (open.get(conversation) === run.run) written.set(conversation, snapshot);
    },
    end(conversation, run) {
      if (open.get(conversation) !== run) return;
      open.delete(conversation);
      written.delete(conversation);
      changes.put(conversation, { type: "end", run }).catch(onFault);
    },
    stop: () => changes.idle(),
  };
}

// It does not wait for the disk: what a server that crashes forgets comes again with the run's next words, and a click that has read it has
// it on the disk with its own commit. HG14: of a conversation that is over, or erased, nothing is put.
async function write(db: Kysely<Tables>, batch: ReadonlyMap<ConversationId, Change>): Promise<void> {
  const puts: Run[] = [];
  const ends: { readonly conversation: ConversationId; readonly run: string }[] = [];
  for (const [conversation, change] of batch) {
    if (change.type === "put") puts.push(change.run);
    else ends.push({ conversation, run: change.run });
  }
  // In one order on all nodes, so that two never wait for each other.
  puts.sort((one, other) => (one.conversation < other.conversation ? -1 : 1));
  await sql`
    WITH ended AS (
      DELETE FROM runs USING unnest(
        ${ends.map(({ conversation }) => conversation)}::text[], ${ends.map(({ run }) => run)}::text[]
      ) AS row(conversation, run) WHERE runs.conversation = row.conversation AND runs.run = row.run
    ), put AS (
      INSERT INTO runs (conversation, run, epoch, ask_seq, text)
      SELECT conversation, run, epoch, ask_seq, text FROM unnest(
        ${puts.map(({ conversation }) => conversation)}::text[], ${puts.map(({ run }) => run)}::text[],
        ${puts.map(({ epoch }) => epoch)}::int8[], ${puts.map(({ askSeq }) => askSeq)}::int8[],
        ${puts.map((run) => run.text.replaceAll("\0", ""))}::text[]
      ) AS row(conversation, run, epoch, ask_seq, text)
      WHERE EXISTS (SELECT 1 FROM conversations WHERE id = row.conversation AND owner_type <> 'nobody')
      ON CONFLICT (conversation) DO UPDATE
        SET run = excluded.run, epoch = excluded.epoch, ask_seq = excluded.ask_seq, text = excluded.text
    )
    SELECT set_config('synchronous_commit', 'off', true)
  `.execute(db);
}
