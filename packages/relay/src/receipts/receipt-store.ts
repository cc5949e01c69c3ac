// Receipts and their chain as rows. What is told is stored in the transaction of what it tells of; signatures come later.
import type { DatabaseSync } from "node:sqlite";
import type { CommandId, ConversationId, SiteId } from "@handrail/protocol";
import type { ChainLink, ReceiptBody } from "@handrail/protocol/receipt";
import { integer, text, textOrNull, type Row } from "../store/row.ts";

/** What one click was told. `receipt` is `null` until it is sealed. */
export interface StoredReceipt {
  readonly body: ReceiptBody;
  readonly receipt: string | null;
}

/** A receipt that is in no chain yet. */
export interface UnsealedReceipt {
  readonly n: number;
  readonly site: SiteId;
  readonly body: ReceiptBody;
}

export interface ReceiptStore {
  /** Inside the transaction of the append. */
  keep(body: ReceiptBody): void;
  find(conversation: ConversationId, command: CommandId): StoredReceipt | null;
  /** In the order of their commits. */
  unsealed(limit: number): readonly UnsealedReceipt[];
  /** The last link of a site's chain. */
  lastLink(site: SiteId): ChainLink | null;
  links(site: SiteId): readonly ChainLink[];
  /** Adds links and marks what they seal, all or nothing. */
  seal(
    sealed: readonly {
      readonly n: number;
      readonly site: SiteId;
      readonly receipt: string;
      readonly link: ChainLink;
    }[],
  ): void;
}

/** Prepares the statements on the one connection. */
export function createReceiptStore(sqlite: DatabaseSync): ReceiptStore {
  const keep = sqlite.prepare("INSERT INTO receipts (site, conversation, command, body) VALUES (?, ?, ?, ?)");
  const find = sqlite.prepare("SELECT body, receipt FROM receipts WHERE conversation = ? AND command = ?");
  const unsealed = sqlite.prepare("SELECT n, body FROM receipts WHERE link IS NULL ORDER BY n LIMIT ?");
  const last = sqlite.prepare("SELECT * FROM ledger_chain WHERE site = ? ORDER BY n DESC LIMIT 1");
  const links = sqlite.prepare("SELECT * FROM ledger_chain WHERE site = ? ORDER BY n");
  const addLink = sqlite.prepare(
    "INSERT INTO ledger_chain (site, n, commitment, previous, hash, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const mark = sqlite.prepare("UPDATE receipts SET receipt = ?, link = ? WHERE n = ? AND link IS NULL");
  // HG14: what was erased before it was sealed leaves its commitment in the chain, and nothing else.
  const forget = sqlite.prepare(
    "DELETE FROM receipts WHERE n = ? AND conversation IN (SELECT conversation FROM erasures)",
  );
  return {
    keep(body) {
      keep.run(body.site, body.conversation, body.command, JSON.stringify(body));
    },
    find(conversation, command) {
      const row = find.get(conversation, command);
      return row ? receiptFrom(row) : null;
    },
    unsealed: (limit) =>
      unsealed.all(limit).map((row) => {
        const body = bodyOf(row);
        return { n: integer(row, "n"), site: body.site, body };
      }),
    lastLink(site) {
      const row = last.get(site);
      return row ? linkOf(row) : null;
    },
    links: (site) => links.all(site).map(linkOf),
    seal(sealed) {
      sqlite.exec("BEGIN IMMEDIATE");
      try {
        for (const { n, site, receipt, link } of sealed) {
          addLink.run(site, link.n, link.commitment, link.previous, link.hash, link.atMs);
          // Whoever else seals has sealed this one: nothing may stand in the chain twice.
          if (mark.run(receipt, link.n, n).changes !== 1) throw new Error("a receipt was sealed twice");
          forget.run(n);
        }
        sqlite.exec("COMMIT");
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
        throw error;
      }
    },
  };
}

/** A row of `receipts` as it was put in. */
export function receiptFrom(row: Row): StoredReceipt {
  return { body: bodyOf(row), receipt: textOrNull(row, "receipt") };
}

function bodyOf(row: Row): ReceiptBody {
  const body: ReceiptBody = JSON.parse(text(row, "body"));
  return body;
}

function linkOf(row: Row): ChainLink {
  return {
    n: integer(row, "n"),
    commitment: text(row, "commitment"),
    previous: text(row, "previous"),
    hash: text(row, "hash"),
    atMs: integer(row, "at"),
  };
}
