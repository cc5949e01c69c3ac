// Deletes what a conversation has left in the database, inside the transaction that puts up its tombstone (HG14). Decides what stays:
// everything else goes, in tables that do not exist yet, too.
import type { DatabaseSync } from "node:sqlite";
import type { ConversationId, SiteId } from "@handrail/protocol";
import { text } from "../store/row.ts";

/** Who had what erased. */
export interface Erasure {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly atMs: number;
  readonly requester: "visitor" | "merchant";
  /** Whom the merchant's command line named. */
  readonly name: string | null;
}

/**
 * Tables that keep rows of an erased conversation: the ledger's, which hold times and ends and no words; alarms, the same; and who had it
 * erased. Receipts that are in no chain yet go when they have been sealed: the chain must not lack what was acknowledged (HG10).
 */
export const KEPT_ON_ERASURE: readonly string[] = ["requests", "alarms", "erasures", "receipts"];

/** Prepares the statements on the one connection. */
export function createEraseRows(sqlite: DatabaseSync): (erasure: Erasure) => void {
  const tables = sqlite
    .prepare(
      `SELECT tables.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name = 'conversation' ORDER BY tables.name`,
    )
    .all()
    .map((row) => text(row, "name"))
    .filter((name) => !KEPT_ON_ERASURE.includes(name));
  const deletes = tables.map((name) => sqlite.prepare(`DELETE FROM ${name} WHERE conversation = ?`));
  const receipts = sqlite.prepare("DELETE FROM receipts WHERE conversation = ? AND link IS NOT NULL");
  // Nobody can make good to this visitor any more what was not kept: it stands in the ledger, and calls nobody.
  const alarms = sqlite.prepare(
    "UPDATE alarms SET acknowledged_at = ?, acknowledged_by = 'erased' WHERE conversation = ? AND acknowledged_at IS NULL",
  );
  const note = sqlite.prepare(
    "INSERT INTO erasures (conversation, site, at, requester, name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return ({ conversation, site, atMs, requester, name }) => {
    for (const one of deletes) one.run(conversation);
    receipts.run(conversation);
    alarms.run(atMs, conversation);
    note.run(conversation, site, atMs, requester, name);
  };
}
