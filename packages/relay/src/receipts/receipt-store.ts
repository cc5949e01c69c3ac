// Receipts and their chain as rows. What is told is stored in the transaction of what it tells of; signatures come later.
import type { DatabaseSync } from "node:sqlite";
import type { CommandId, ConversationId, SiteId } from "@handrail/protocol";
import type { ChainLink, ReceiptBody } from "@handrail/protocol/receipt";
import { changesOf, type Beside, type Work } from "../store/beside.ts";
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

/** What the append path does with receipts, inside its transaction. */
export interface ReceiptRows {
  keep(body: ReceiptBody): void;
  find(conversation: ConversationId, command: CommandId): StoredReceipt | null;
}

/** A receipt with its place in the chain. */
export interface SealedReceipt {
  readonly n: number;
  readonly site: SiteId;
  readonly receipt: string;
  readonly link: ChainLink;
}

export interface ReceiptStore {
  /** In the order of their commits. */
  unsealed(limit: number): Promise<readonly UnsealedReceipt[]>;
  /** The last link of a site's chain. */
  lastLink(site: SiteId): Promise<ChainLink | null>;
  links(site: SiteId): Promise<readonly ChainLink[]>;
  /** Adds links and marks what they seal, all or nothing. @throws when another has sealed one of them */
  seal(sealed: readonly SealedReceipt[]): Promise<void>;
}

/** Prepares the append path's statements on the one connection. */
export function createReceiptRows(sqlite: DatabaseSync): ReceiptRows {
  const keep = sqlite.prepare("INSERT INTO receipts (site, conversation, command, body) VALUES (?, ?, ?, ?)");
  const find = sqlite.prepare("SELECT body, receipt FROM receipts WHERE conversation = ? AND command = ?");
  return {
    keep(body) {
      keep.run(body.site, body.conversation, body.command, JSON.stringify(body));
    },
    find(conversation, command) {
      const row = find.get(conversation, command);
      return row ? receiptFrom(row) : null;
    },
  };
}

export function createReceiptStore({ db, transact }: Beside): ReceiptStore {
  const chain = (site: SiteId) => db.selectFrom("ledger_chain").selectAll().where("site", "=", site);
  function* seal({ n, site, receipt, link }: SealedReceipt): Work<void> {
    const { commitment, previous, hash, atMs } = link;
    yield* changesOf(db.insertInto("ledger_chain").values({ site, n: link.n, commitment, previous, hash, at: atMs }));
    const marked = yield* changesOf(
      db.updateTable("receipts").set({ receipt, link: link.n }).where("n", "=", n).where("link", "is", null),
    );
    // Whoever else seals has sealed this one: nothing may stand in the chain twice.
    if (marked !== 1) throw new Error("a receipt was sealed twice");
    // HG14: what was erased before it was sealed leaves its commitment in the chain, and nothing else.
    yield* changesOf(
      db
        .deleteFrom("receipts")
        .where("n", "=", n)
        .where("conversation", "in", db.selectFrom("erasures").select("conversation")),
    );
  }
  return {
    async unsealed(limit) {
      const rows = await db
        .selectFrom("receipts")
        .select(["n", "body"])
        .where("link", "is", null)
        .orderBy("n")
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const body = bodyOf({ ...row });
        return { n: row.n, site: body.site, body };
      });
    },
    async lastLink(site) {
      const row = await chain(site).orderBy("n", "desc").limit(1).executeTakeFirst();
      return row ? linkOf({ ...row }) : null;
    },
    links: async (site) => (await chain(site).orderBy("n").execute()).map((row) => linkOf({ ...row })),
    seal: (sealed) =>
      transact(function* () {
        for (const one of sealed) yield* seal(one);
      }),
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
