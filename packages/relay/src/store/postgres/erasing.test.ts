// An erasure on one node of Postgres that meets what another node is in the middle of: whoever comes first, nothing is left behind it.
import { commandId, fileId, promiseId, type ConversationId, type Verdict } from "@handrail/protocol";
import { createNotary } from "../../receipts/notary.ts";
import { createReceiptStore } from "../../receipts/receipt-store.ts";
import { keySource } from "../../receipts/key-file.ts";
import { sealSome } from "../../receipts/sealer.ts";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { createAlarmStore } from "../../alarms/alarm-store.ts";
import { createContextStore } from "../../context/context-store.ts";
import { createFileStore, type Intake } from "../../files/file-store.ts";
import { createMailStore } from "../../mail/mail-store.ts";
import { nodePlatform } from "../../platform.ts";
import { SHOP, someConversation, someId, startNode, type Node } from "../testing/node.ts";
import { openPostgres, type PostgresStore } from "./open-postgres.ts";
import { closing, postgresServer } from "./testing/server.ts";

const server = postgresServer();
const HOUR_MS = 3_600_000;
const EMAIL = "kim@home.example";

/** Two nodes on one database, and a third party that holds rows of it. */
interface House {
  readonly here: Node & { readonly store: PostgresStore };
  readonly there: PostgresStore;
  /** Begins a transaction and runs this in it. Returns what ends it. */
  hold(statement: string): Promise<() => Promise<void>>;
  /** Whoever puts a row into this table waits from now on. Returns what lets them pass, once `work` is done or waits for them. */
  gate(table: string): Promise<<Value>(work: () => Promise<Value>) => Promise<Value>>;
  /** Until so many wait for a lock, or `unless` has come to its end without. */
  waiting(count: number, unless?: Promise<unknown>): Promise<void>;
  /** Starts one more node. */
  restart(): Promise<unknown>;
  rows(table: string): Promise<number>;
}

async function open(): Promise<House> {
  const url = await server.database();
  const hold: House["hold"] = async (statement) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("BEGIN");
    await client.query(statement);
    return async () => void (await client.query("COMMIT"));
  };
  const waiting: House["waiting"] = async (count, unless) => {
    let isOver = false;
    const end = (): void => void (isOver = true);
    unless?.then(end, end);
    while (!isOver && (await waiters()) < count);
  };
  const store = closing(await openPostgres({ url }, nodePlatform));
  const there = closing(await openPostgres({ url }, nodePlatform));
  const waiters = async (): Promise<number> =>
    Number(
      (
        await server.query(
          url,
          "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
        )
      )[0]?.["n"],
    );
  return {
    here: { ...startNode(store, { ...nodePlatform, clock: store.clock }), store },
    there,
    restart: async () => closing(await openPostgres({ url }, nodePlatform)),
    hold,
    waiting,
    async gate(table) {
      await server.query(
        url,
        `CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN PERFORM pg_advisory_xact_lock(7); RETURN new; END $$;
         CREATE TRIGGER gate BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION gate()`,
      );
      const release = await hold("SELECT pg_advisory_xact_lock(7)");
      return async (work) => {
        await waiting(1);
        const working = work();
        await waiting(2, working);
        await release();
        return working;
      };
    },
    rows: async (table) => Number((await server.query(url, `SELECT count(*) AS n FROM ${table}`))[0]?.["n"]),
  };
}

async function erase(node: Node, conversation: ConversationId): Promise<Verdict> {
  const command = { type: "erase", id: commandId(someId()) } as const;
  return (await node.submit(conversation, { type: "visitor" }, command)).verdict;
}

describe("an erasure on Postgres", () => {
  it("[HG14] takes no part of a file that came to another node while it was at work", async () => {
    const { here, there, hold, waiting, rows } = await open();
    const conversation = someConversation();
    await here.say(conversation, "hello");
    const release = await hold(`SELECT 1 FROM conversations WHERE id = '${conversation}' FOR UPDATE`);
    const erasing = erase(here, conversation);
    await waiting(1);
    const begins = { conversation, site: SHOP, by: "visitor", name: "plan.pdf", bytes: 4, atMs: 7 };
    const taking = createFileStore(there.beside).take(
      { conversation, file: fileId(someId()) },
      (arrival): Intake | { code: "erased" } =>
        arrival.conversation?.isErased ? { code: "erased" } : { begins, part: { offset: 0, bytes: new Uint8Array(4) } },
    );
    await waiting(2);
    await release();
    expect((await erasing).ok).toBe(true);
    expect(await taking).toEqual({ code: "erased" });
    expect([await rows("files"), await rows("file_chunks")]).toEqual([0, 0]);
  });

  it("[HG14] [HG10] leaves no receipt that another node was sealing", async () => {
    const { here, there, hold, waiting, rows } = await open();
    const conversation = someConversation();
    await here.ask(conversation);
    // The erasure has begun, and waits in the middle of it.
    const release = await hold(`SELECT 1 FROM commands WHERE conversation = '${conversation}' FOR UPDATE`);
    const erasing = erase(here, conversation);
    await waiting(1);
    const keys = keySource({ folder: ":memory:" }, { bytes: (length) => new Uint8Array(length).fill(7), nowMs: 0 });
    const receipts = createReceiptStore(there.beside);
    const sealing = sealSome({ receipts, notary: createNotary(keys), clock: nodePlatform.clock });
    await waiting(2, sealing);
    await release();
    expect((await erasing).ok).toBe(true);
    expect(await sealing).toBe(1);
    expect([await rows("ledger_chain"), await rows("receipts")]).toEqual([1, 0]);
  });

  it("[HG14] [HG7] leaves no open alarm that another node was raising", async () => {
    const { here, there, gate, rows } = await open();
    const conversation = someConversation();
    const promise = promiseId("p1");
    await here.say(conversation, "hello");
    const told = ["promise.made", "promise.broken"].map((type, at) => ({
      type,
      promise,
      dueAtMs: 50,
      seq: 101 + at,
      atMs: 51,
    }));
    const events = told.map((event) => ({ ...event, id: event.type, at: event.atMs, body: JSON.stringify(event) }));
    await there.db
      .insertInto("events")
      .values(events.map(({ seq, id, type, at, body }) => ({ conversation, seq, id, type, at, body })))
      .execute();
    const pass = await gate("alarms");
    const raising = createAlarmStore(there.beside).raise({ conversation, promise, id: "al_1" });
    const { ok } = await pass(() => erase(here, conversation));
    expect(ok).toBe(true);
    await raising;
    expect(await rows("alarms WHERE acknowledged_at IS NULL")).toBe(0);
  });

  it("[HG14] leaves no words of a bot's that a node which died was writing, once another starts", async () => {
    const { here, there, restart, rows } = await open();
    const [erased, other] = [someConversation(), someConversation()];
    await here.say(other, "hello");
    expect((await erase(here, erased)).ok).toBe(true);
    for (const conversation of [erased, other])
      await sql`INSERT INTO runs VALUES (${conversation}, 'r', 1, 1, 'your knee')`.execute(there.db);
    await restart();
    expect(await rows("runs")).toBe(1);
  });

  it.each(["mails", "mail_links", "human_visits", "visitor_contexts"])(
    "[HG14] leaves nothing in %s that another node was writing, nor is anything written later",
    async (table) => {
      const { here, there, gate, rows } = await open();
      const conversation = someConversation();
      await here.say(conversation, "hello");
      const write = writerOf(table, there, conversation);
      const pass = await gate(table);
      const writing = write();
      const { ok } = await pass(() => erase(here, conversation));
      expect(ok).toBe(true);
      await writing;
      expect(await rows(table)).toBe(0);
      expect(await write()).toBeFalsy();
      expect(await rows(table)).toBe(0);
    },
  );
});

/** Writes into one table beside the log. Answers what the store did, where it says so. */
function writerOf(table: string, { beside }: PostgresStore, conversation: ConversationId): () => Promise<unknown> {
  const mails = createMailStore(beside);
  const expiresAtMs = Date.now() + HOUR_MS;
  switch (table) {
    case "mails":
      return () => mails.begin({ conversation, kind: "link", seq: 3, email: EMAIL }, { id: someId(), atMs: 1 });
    case "mail_links":
      return () => mails.addLink(someId(), { conversation, email: EMAIL, expiresAtMs });
    case "human_visits":
      return () => mails.admit(someId(), { conversation, email: EMAIL, expiresAtMs });
    default:
      return () => createContextStore(beside).put(conversation, { page: "Cart" });
  }
}
