// Postgres keeps what every store promises, and what only a store of several nodes can break. Nodes are pools on one database of a real
// server; one test has processes.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { nodePlatform } from "../../platform.ts";
import { tempFolder } from "../../testing/test-relay.ts";
import { openDatabase } from "../database.ts";
import { describeBeside } from "../testing/beside-conformance.ts";
import { describeClock } from "../testing/clock-conformance.ts";
import { describeStore, logOf, texts, type House } from "../testing/conformance.ts";
import { someConversation, someId, startNode, type Node } from "../testing/node.ts";
import { describeJobs } from "../testing/jobs-conformance.ts";
import { describeOwnConversations } from "../testing/own-conversations-conformance.ts";
import { describePeople, type OneBeside } from "../testing/people-conformance.ts";
import { skewed } from "../testing/skewed.ts";
import { besideOnPostgres } from "./beside.ts";
import { openPool, type PostgresOptions } from "./connection.ts";
import { copyPeople } from "./near-people.ts";
import type { Notice } from "./notices.ts";
import { openPostgres, type PostgresStore } from "./open-postgres.ts";
import { cuttingProxy } from "./testing/cutting-proxy.ts";
import { closing, postgresServer } from "./testing/server.ts";

const server = postgresServer();
const HOUR_MS = 3_600_000;

interface OpenNode extends Node {
  readonly store: PostgresStore;
}

async function openNode(options: PostgresOptions, { aheadMs = 0 } = {}): Promise<OpenNode> {
  const platform = skewed(nodePlatform, aheadMs);
  const store = closing(await openPostgres({ connectionsMax: 4, patienceMs: 2_000, ...options }, platform));
  return { ...startNode(store, { ...platform, clock: store.clock }), store };
}

/** Every event that is stored raises this error while `when` holds. */
function raising(name: string, code: string, when: string): string {
  return `
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF ${when} THEN RAISE EXCEPTION '${name}' USING ERRCODE = '${code}'; END IF; RETURN new; END $$;
    CREATE TRIGGER ${name} BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION ${name}();`;
}

async function open(): Promise<House> {
  const url = await server.database();
  const past = openPool({ url, connectionsMax: 1 });
  onTestFinished(() => past.destroy());
  return {
    beside: besideOnPostgres(past),
    node: (options) => openNode({ url }, options),
    count: async (query) => Number((await server.query(url, query))[0]?.["n"]),
    exec: async (statement) => void (await server.query(url, statement)),
    poison: async () => void (await server.query(url, raising("poisoned", "22000", "new.body LIKE '%poison%'"))),
    async jam(state) {
      const full = raising("jammed", "53100", "true");
      await server.query(url, state === "jammed" ? full : "DROP FUNCTION jammed CASCADE");
    },
  };
}

describeStore("Postgres", open);
describeClock("Postgres", open);
describeJobs("Postgres", open);
describeOwnConversations("Postgres", open);

async function openTwo(): Promise<readonly [OneBeside, OneBeside]> {
  const url = await server.database();
  const openOne = async (): Promise<OneBeside> => {
    const store = closing(await openPostgres({ url, connectionsMax: 4 }, nodePlatform));
    const near = await copyPeople({
      ...store,
      onFault(error) {
        throw error;
      },
    });
    onTestFinished(() => near.stop());
    return { beside: store.beside, near };
  };
  return [await openOne(), await openOne()];
}

describeBeside("Postgres", openTwo);
describePeople("Postgres", openTwo);

describe("a node on Postgres", () => {
  it("finds the tables that SQLite has, and makes them once however many nodes start at once", async () => {
    const url = await server.database();
    await Promise.all([1, 2, 3, 4].map(() => openNode({ url })));
    const database = await openDatabase({ folder: tempFolder() });
    const theirs = database.sqlite
      .prepare(
        `SELECT tables.name || '.' || columns.name AS name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'`,
      )
      .all();
    database.close();
    const ours = await server.query(
      url,
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name NOT IN ('leases', 'nodes', 'runs', 'visits')`,
    );
    const names = (rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
      rows.map(({ name }) => String(name)).toSorted();
    expect(names(ours)).toEqual(names(theirs));
  });

  it("[HG3] does not start on a database that can only be read, and says which to name", async () => {
    const url = await server.database();
    await server.setReadOnly(url, "on");
    await expect(openPostgres({ url }, nodePlatform)).rejects.toMatchObject({
      name: "DatabaseRefused",
      code: "database-read-only",
      message: expect.stringContaining("can be written to"),
    });
  });

  it("[HG3] acknowledges nothing while the database cannot be written to, and goes on when it can", async () => {
    const url = await server.database();
    const node = await openNode({ url });
    const [one, id] = [someConversation(), someId()];
    await node.say(one, "hello");
    const switched = async (state: "on" | "off"): Promise<void> => {
      await server.setReadOnly(url, state);
      await server.query(url, endOf("application_name = 'handrail'"));
    };
    await switched("on");
    expect((await node.say(one, "still there?", id)).verdict).toMatchObject({ error: { code: "storage-failed" } });
    await switched("off");
    expect((await node.say(one, "still there?", id)).verdict.ok).toBe(true);
    expect(texts(await logOf(node, one))).toEqual(["hello", "still there?"]);
  });

  it("[HG3] refuses when no connection is free in time, and takes the same command when one is", async () => {
    const url = await server.database();
    const node = await openNode({ url, connectionsMax: 1, connectMs: 100, patienceMs: 200 });
    const [one, id] = [someConversation(), someId()];
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = node.store.db.connection().execute(async () => held);
    expect((await node.say(one, "hello", id)).verdict).toMatchObject({ error: { code: "storage-failed" } });
    release();
    await holding;
    expect((await node.say(one, "hello", id)).verdict.ok).toBe(true);
    expect(texts(await logOf(node, one))).toEqual(["hello"]);
  });

  it.each([
    ["commit", "after", "has stored it"],
    ["commit", "before", "has not heard of it"],
    ["FOR UPDATE", "before", "has only begun"],
    ["FOR UPDATE", "after", "has locked it"],
  ] as const)(
    "[HG3] asks again by id when the connection is lost at %s, %s the server %s",
    async (words, when, _what) => {
      const url = await server.database();
      const proxy = await cuttingProxy(url);
      const [node, other] = [await openNode({ url: proxy.url }), await openNode({ url })];
      const one = someConversation();
      await node.say(one, "hello");
      const heard: Notice[] = [];
      node.store.notices.listen((notice) => heard.push(notice));
      proxy.cut(words, when);
      const { verdict } = await node.say(one, "anybody?");
      expect([verdict.ok, proxy.cuts]).toEqual([true, 1]);
      expect(texts(await logOf(other, one))).toEqual(["hello", "anybody?"]);
      // Readers of this node hear of it, one way or the other.
      const isTold = (): boolean =>
        heard.some((notice) => notice.type === "moved") || JSON.stringify(node.news).includes("anybody?");
      await expect.poll(isTold).toBe(true);
    },
  );

  it("[HG9] asks again when the database gives up one of two turns, and doubles nothing", async () => {
    const url = await server.database();
    const node = await openNode({ url });
    await server.query(url, `CREATE SEQUENCE tries; ${raising("conflict", "40001", "nextval('tries') <= 3")}`);
    const one = someConversation();
    expect((await node.say(one, "hello")).verdict.ok).toBe(true);
    expect(texts(await logOf(node, one))).toEqual(["hello"]);
    expect(node.news.filter(({ type }) => type === "log")).toHaveLength(1);
  });

  it("[HG7] dates by the database's clock, however far its own is off", async () => {
    const url = await server.database();
    const [ahead, behind] = [
      await openNode({ url }, { aheadMs: HOUR_MS }),
      await openNode({ url }, { aheadMs: -HOUR_MS }),
    ];
    const one = someConversation();
    await ahead.ask(one);
    await behind.say(one, "hello?");
    const nowMs = Date.now();
    for (const { atMs } of await logOf(behind, one)) expect(Math.abs(atMs - nowMs)).toBeLessThan(60_000);
    for (const { store } of [ahead, behind]) expect(Math.abs(store.clock.now() - nowMs)).toBeLessThan(60_000);
    // Nobody's lease lapses sooner because another's clock runs ahead.
    expect(await behind.jobs.claim({ type: "ask-bot", leaseMs: 600_000, limit: 9 })).toHaveLength(0);
    await ahead.transactions.commit([], (append) =>
      append.jobs(one, [{ type: "ask-bot", askSeq: 2, epoch: 0, dueAtMs: 0 }]),
    );
    expect(await behind.jobs.claim({ type: "ask-bot", leaseMs: 600_000, limit: 9 })).toHaveLength(1);
    expect(await ahead.jobs.claim({ type: "ask-bot", leaseMs: 600_000, limit: 9 })).toHaveLength(0);
  });

  it("lets one node do what only one may, until it gives it back or its lease lapses", async () => {
    const url = await server.database();
    const [first, second] = [(await openNode({ url })).store.leases, (await openNode({ url })).store.leases];
    const taken = await Promise.all([first.take("dispatcher", 60_000), second.take("dispatcher", 60_000)]);
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    const [holder, waiter] = taken[0] ? [first, second] : [second, first];
    expect([await holder.take("dispatcher", 60_000), await waiter.take("sealer", 60_000)]).toEqual([true, true]);
    await waiter.give("dispatcher");
    expect(await waiter.take("dispatcher", 60_000)).toBe(false);
    await holder.give("dispatcher");
    expect(await waiter.take("dispatcher", 0)).toBe(true);
    expect(await holder.take("dispatcher", 60_000)).toBe(true);
  });

  it("hears what others have committed, by ids alone, once for a turn, and says when it may have missed something", async () => {
    const url = await server.database();
    const [node, other] = [await openNode({ url }), await openNode({ url })];
    const [mine, theirs]: [Notice[], Notice[]] = [[], []];
    node.store.notices.listen((notice) => mine.push(notice));
    other.store.notices.listen((notice) => theirs.push(notice));
    const visitors = Array.from({ length: 200 }, someConversation);
    await Promise.all(visitors.map((one) => node.say(one, "a word of mine")));
    const moved = (): readonly string[] =>
      theirs.flatMap((notice) => (notice.type === "moved" ? notice.moved.map(({ conversation }) => conversation) : []));
    await expect.poll(() => moved().length).toBe(200);
    expect([new Set(moved()), theirs.length]).toEqual([new Set(visitors), 3]);
    expect(JSON.stringify(theirs)).not.toContain("word");
    // What a node has told its readers itself is no news to it.
    await other.say(visitors[0] ?? someConversation(), "and mine");
    await expect.poll(() => mine.length).toBe(1);
    expect(mine).toMatchObject([{ type: "moved", moved: [{ conversation: visitors[0], head: 3 }] }]);
    await server.query(url, endOf("query LIKE 'LISTEN%'"));
    await expect.poll(() => [mine.at(-1)?.type, theirs.at(-1)?.type]).toEqual(["missed", "missed"]);
  });

  it("stores what holds a character that Postgres stores in no text", async () => {
    const node = await openNode({ url: await server.database() });
    const one = someConversation();
    expect((await node.say(one, "be\0fore \ud83d\ude00")).verdict.ok).toBe(true);
    expect(texts(await logOf(node, one))).toEqual(["be\0fore \ud83d\ude00"]);
  });

  it("[HG3] has everything that two processes acknowledged after kill -9 of one, and the other goes on", async () => {
    const url = await server.database();
    const node = await openNode({ url });
    const visitors = Array.from({ length: 6 }, someConversation);
    const acknowledged = [new Set<string>(), new Set<string>()] as const;
    const [doomed, spared] = acknowledged.map((said) => {
      const program = fileURLToPath(new URL("testing/node-process.ts", import.meta.url));
      const child = spawn(process.execPath, [program, url, ...visitors], { stdio: ["ignore", "pipe", "inherit"] });
      onTestFinished(() => void child.kill("SIGKILL"));
      createInterface({ input: child.stdout }).on("line", (line) => said.add(line));
      return child;
    });
    await expect.poll(() => Math.min(acknowledged[0].size, acknowledged[1].size)).toBeGreaterThan(100);
    doomed?.kill("SIGKILL");
    const before = acknowledged[1].size;
    await expect.poll(() => acknowledged[1].size).toBeGreaterThan(before + 100);
    spared?.kill("SIGKILL");
    const logs = await Promise.all(visitors.map((one) => wholeLog(node, one)));
    for (const events of logs) expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const said = logs.flatMap(texts);
    expect(new Set(said).size).toBe(said.length);
    for (const line of [...acknowledged[0], ...acknowledged[1]]) expect(said).toContain(line);
  });
});

async function wholeLog(node: Node, conversation: ReturnType<typeof someConversation>) {
  return node.log.events(conversation, 0, 100_000);
}

/** Ends connections of this database as a fallen server would. */
function endOf(which: string): string {
  return `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${which}`;
}
