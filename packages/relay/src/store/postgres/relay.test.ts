// A whole relay on Postgres, from the front door: a desk with its agents, a visitor, files, mail's page, the ledger, the command line; what
// a node keeps of it is nothing. And what becomes of a data folder that is moved there.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agentId, type ConversationsResponse, type DeskEventsResponse, type PastResponse } from "@handrail/protocol";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { describePictures } from "../../accounts/testing/pictures-conformance.ts";
import { handrail } from "../../cli/handrail.fixture.ts";
import { createRelay, type Relay } from "../../create-relay.ts";
import { DeskClient, PASSWORD } from "../../desk/testing/desk-client.ts";
import { pngOf } from "../../files/samples.fixture.ts";
import { claimsAt, signed, testKey, type TestKey } from "../../identity/tokens.fixture.ts";
import { createLogger } from "../../logger.ts";
import { nodePlatform } from "../../platform.ts";
import { firstKey, writeKeys } from "../../receipts/keys.ts";
import { newId, ORIGIN, read, RELAY, SITE, tempFolder, testRelay, Visitor } from "../../testing/test-relay.ts";
import { postgresServer } from "./testing/server.ts";

const server = postgresServer();

/** What every node of a relay is given. */
const KEYS = {
  secret: "s".repeat(40),
  receiptKey: writeKeys([firstKey(nodePlatform.random.bytes(32), 1_700_000_000_000)]),
};
const FIELDS = { site: SITE, name: "The Shop", origins: [ORIGIN], answerWithinMs: 60_000, probe: null };

async function relayOn(databaseUrl: string, keys: Partial<typeof KEYS> = KEYS): Promise<Relay> {
  const logger = createLogger("error");
  const relay = await createRelay({ folder: "/nowhere", databaseUrl, publicUrl: RELAY, logger, ...keys });
  onTestFinished(() => relay.stop());
  return relay;
}

function visitorOf(relay: Relay, secret: string): Visitor {
  const post = (path: string, body: unknown): Promise<Response> =>
    relay.fetch(
      new Request(`${RELAY}${path}`, { method: "POST", body: JSON.stringify(body), headers: { origin: ORIGIN } }),
    );
  return new Visitor(post, secret);
}

/** Makes an account by its invitation, as a person does. */
async function invited(relay: Relay, name: string, role: "admin" | "agent"): Promise<DeskClient> {
  const link = await relay.people.invitations.invite({ email: `${name.toLowerCase()}@shop.example`, role });
  if (!link.ok) throw new Error(link.error.code);
  const client = new DeskClient(relay);
  const token = link.value.link.split("/").at(-1) ?? "";
  const answer = await client.post("/invitations", { token, name, password: PASSWORD });
  client.keep(answer);
  return client;
}

/** What a visitor finds on a device that knows nothing but who they are. */
async function foundBy(relay: Relay, key: TestKey): Promise<readonly string[]> {
  const body = JSON.stringify({ site: SITE, token: await signed(key, claimsAt(Date.now())) });
  const answer = await relay.fetch(new Request(`${RELAY}/v1/conversations`, { method: "POST", body }));
  return (await read<ConversationsResponse>(answer)).conversations.map(({ secret }) => secret);
}

const someSecret = (): string => Buffer.from(nodePlatform.random.bytes(32)).toString("base64url");

describe("a relay on Postgres", () => {
  it("[HG3] [HG6] serves a visitor and an agent from the invitation to the ledger, and another node goes on where it stopped", async () => {
    const url = await server.database();
    const first = await relayOn(url);
    expect(await first.people.sites.add(FIELDS)).toMatchObject({ ok: true });
    const kari = await invited(first, "Kari", "admin");
    await kari.goOnDuty();
    const stream = await kari.stream();
    onTestFinished(() => stream.leave());
    const secret = someSecret();
    const kim = visitorOf(first, secret);
    const asked = await kim.askHuman();
    const watching = await kim.stream();
    onTestFinished(() => watching.leave());
    expect(asked.verdicts[0]).toMatchObject({ ok: true, receipt: expect.stringMatching(/^ey/) });
    const { conversation } = asked;
    // The dispatcher offers the visitor to the one agent who is there, on whose screen it stands.
    const items = () => stream.inbox?.queue.map((item) => [item.conversation, item.offer !== null]);
    await expect.poll(items).toEqual([[conversation, true]]);
    expect((await kari.command(conversation, { type: "accept" })).verdicts[0]).toMatchObject({ ok: true });
    expect((await kari.command(conversation, { type: "reply", text: "Hello Kim" })).verdicts[0]?.ok).toBe(true);
    const texts = () => watching.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
    await expect.poll(texts).toContain("Hello Kim");
    await kim.send({ type: "received", id: newId(), seq: watching.events.at(-1)?.seq ?? 0 });
    const page = await read<DeskEventsResponse>(await kari.get(`/conversations/${conversation}/events?after=0`));
    expect(page.internal.events.map(({ type }) => type)).toContain("offer.made");
    expect((await first.fetch(new Request(`${RELAY}/healthz`))).status).toBe(200);
    expect(await (await first.fetch(new Request(`${RELAY}/human/${SITE}`))).text()).toContain("The Shop");
    await first.stop();

    const second = await relayOn(url);
    const again = new DeskClient(second, kari.cookie);
    expect(await again.me()).toMatchObject({ name: "Kari", role: "admin", isOnDuty: true });
    const events = await visitorOf(second, secret).read();
    expect(events.events).toEqual(watching.events.concat(events.events.slice(watching.events.length)));
    expect(await read<object>(await again.get("/record"))).toMatchObject({ sites: [{ figures: { requests: 1 } }] });
    const chain = await second.fetch(new Request(`${RELAY}/v1/sites/${SITE}/chain`));
    expect(await read<object>(chain)).toMatchObject({ head: { n: 1 } });

    // What is closed is found by its words, and nothing behind it.
    expect((await again.command(conversation, { type: "close" })).verdicts[0]?.ok).toBe(true);
    const past = async (behind: PastResponse["next"]) =>
      read<PastResponse>(await again.post("/past", { words: "KIM hello", behind }));
    const { found, next } = await past(null);
    expect([found.map((item) => [item.conversation, item.preview]), next]).toEqual([
      [[conversation, "Hello Kim"]],
      null,
    ]);
    expect((await past({ lastAtMs: found[0]?.lastAtMs ?? 0, conversation })).found).toEqual([]);

    // The command line works on the same, beside it.
    const env = { DATABASE_URL: url, HANDRAIL_SECRET: KEYS.secret, HANDRAIL_RECEIPT_KEY: KEYS.receiptKey };
    const ledger = await handrail(["ledger", "--site", SITE], { env });
    expect(ledger.out.trim().split("\n")).toHaveLength(2);
    const set = await handrail(["site", "set", SITE, "--name", "The Other Shop"], { env });
    expect(set.code).toBe(0);
    await expect.poll(() => second.people.sites.get(SITE)?.name).toBe("The Other Shop");
    const backup = await handrail(["backup", join(tempFolder(), "b")], { env });
    expect(backup).toMatchObject({ code: 1, out: "" });
    expect(backup.err).toContain("use-pg-dump");
  });

  it("[HG4] answers a command that comes again after a year as it did at first, and stores nothing of it", async () => {
    const url = await server.database();
    const first = await relayOn(url);
    expect(await first.people.sites.add(FIELDS)).toMatchObject({ ok: true });
    await invited(first, "Kari", "admin");
    const secret = someSecret();
    const said = { type: "say", id: newId(), text: "hello" } as const;
    const asked = { type: "ask-human", id: newId(), why: "button", epoch: null, seen: null } as const;
    const answer = async (relay: Relay) => {
      const visitor = visitorOf(relay, secret);
      return [(await visitor.send(said)).verdicts[0], (await visitor.send(asked)).verdicts[0]];
    };
    const before = await answer(first);
    expect(before).toMatchObject([{ ok: true }, { ok: true }]);
    const { head } = await visitorOf(first, secret).read();
    await first.stop();
    // The database's clock is nobody's to move: everything that is dated becomes a year older instead.
    const past = new pg.Client({ connectionString: url });
    await past.connect();
    const yearMs = 366 * 24 * 3_600_000;
    const dated = await past.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND data_type = 'bigint' AND is_generated = 'NEVER'
         AND (column_name = 'at' OR column_name LIKE '%\\_at')`,
    );
    for (const { table_name: table, column_name: column } of dated.rows)
      await past.query(`UPDATE "${table}" SET "${column}" = "${column}" - ${yearMs} WHERE "${column}" > ${yearMs}`);
    expect(dated.rows.map(({ table_name: table, column_name: column }) => `${table}.${column}`)).toEqual(
      expect.arrayContaining(["events.at", "conversations.last_at", "jobs.due_at"]),
    );
    await past.end();

    const second = await relayOn(url);
    await expect
      .poll(async () => (await visitorOf(second, secret).read()).events.map(({ type }) => type), { timeout: 8_000 })
      .toContain("conversation.started");
    expect(await answer(second)).toEqual(before);
    expect((await visitorOf(second, secret).read()).head).toBe(head);
  });

  it("[HG9] opens a signed-in visitor's conversations on each node, and on none that has another secret", async () => {
    const url = await server.database();
    const [here, there] = [await relayOn(url), await relayOn(url)];
    const key = await testKey("ES256");
    expect(await here.people.sites.add({ ...FIELDS, identity: { keys: [key.jwk] } })).toMatchObject({ ok: true });
    await expect.poll(() => there.people.sites.get(SITE)?.identity?.keys).toHaveLength(1);
    const [first, second] = [visitorOf(here, someSecret()), visitorOf(there, someSecret())];
    for (const visitor of [first, second]) {
      await visitor.say("hello");
      const token = await signed(key, claimsAt(Date.now()));
      expect((await visitor.send({ type: "identify", id: newId(), token })).verdicts).toMatchObject([{ ok: true }]);
    }
    for (const node of [here, there]) expect(await foundBy(node, key)).toEqual([second.secret, first.secret]);
    const stranger = await relayOn(url, { ...KEYS, secret: "t".repeat(40) });
    expect(await foundBy(stranger, key)).toEqual([]);
  });

  it("does not start without the secret and the receipt keys that all nodes must share, nor without a database", async () => {
    const url = await server.database();
    await expect(relayOn(url, { receiptKey: KEYS.receiptKey })).rejects.toThrow(/secret-missing/);
    await expect(relayOn(url, { secret: KEYS.secret })).rejects.toThrow(/receipt-key-missing/);
    const env = { DATABASE_URL: url };
    const started = await handrail(["start", "--api-only"], { env });
    expect(started).toMatchObject({ code: 1, out: "" });
    expect(started.err).toContain("openssl rand");
    const nowhere = url.replace(/\/[^/]*$/, "/nowhere");
    expect(await handrail(["site", "list"], { env: { DATABASE_URL: nowhere } })).toMatchObject({
      code: 1,
      err: expect.stringContaining("database-unreachable"),
    });
  });
});

describePictures("on Postgres", async () => {
  const relay = await relayOn(await server.database());
  return { relay, signedIn: (name, role) => invited(relay, name, role) };
});

describe("handrail move", () => {
  it("[HG3] [HG10] takes everything of a folder along under its own name, and retires the folder", async () => {
    const url = await server.database();
    const old = await testRelay({ ...KEYS, hasBot: true });
    const kim = old.visitor();
    await kim.say("Where is my \0 order?");
    const asked = await kim.askHuman();
    const key = await testKey("EdDSA");
    expect(await old.relay.people.sites.set(SITE, { identity: { keys: [key.jwk] } })).toMatchObject({ ok: true });
    const token = await signed(key, claimsAt(old.platform.clock.now()));
    expect((await kim.send({ type: "identify", id: newId(), token })).verdicts).toMatchObject([{ ok: true }]);
    const before = await kim.read();
    const face = pngOf(64, 64);
    expect(await old.relay.people.pictures.set(agentId("kari"), face)).toMatchObject({ ok: true });
    const env = { DATABASE_URL: url };
    expect((await handrail(["move", "--data", old.folder], { env })).err).toContain("Another relay runs");
    old.db.close();
    const stopping = old.relay.stop();
    await old.platform.advance(1_000);
    await stopping;
    const moved = await handrail(["move", "--data", old.folder], { env });
    expect(moved).toMatchObject({ code: 0, out: expect.stringContaining("1 conversations have been moved") });
    expect(existsSync(join(old.folder, "handrail.db"))).toBe(false);
    for (const words of [["move"], ["site", "list"], ["start"]])
      expect((await handrail([...words, "--data", old.folder], { env: words[0] === "move" ? env : {} })).code).toBe(1);

    const relay = await relayOn(url);
    const there = visitorOf(relay, kim.secret);
    const after = await there.read();
    // The promise, dated by the old relay's clock, has been settled meanwhile.
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    expect(after.generation).toBe(before.generation);
    expect(await foundBy(relay, key)).toEqual([kim.secret]);
    const seen = await relay.fetch(new Request(`${RELAY}/v1/agents/kari/picture`));
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(face);
    expect((await there.say("still here")).verdicts[0]).toMatchObject({ ok: true });
    const receipts = await server.query(url, "SELECT command FROM receipts WHERE receipt IS NOT NULL");
    expect(receipts).toHaveLength(1);
    expect(asked.verdicts[0]).toMatchObject({ ok: true });
    const jobs = await server.query(
      url,
      "INSERT INTO jobs (type, conversation, payload, due_at) VALUES ('beat', '', '{}', 9e15) RETURNING id",
    );
    expect(Number(jobs[0]?.["id"])).toBeGreaterThan(1);
    const other = await testRelay();
    const refused = await handrail(["move", "--data", other.folder], { env });
    expect(refused.code).toBe(1);
  });

  it("[HG14] a dump that was put back is renamed, with nobody signed in, and without what was erased since", async () => {
    const url = await server.database();
    const relay = await relayOn(url);
    await relay.people.sites.add(FIELDS);
    const kari = await invited(relay, "Kari", "admin");
    const kim = visitorOf(relay, someSecret());
    await kim.askHuman();
    const { generation, conversation } = await kim.read();
    await relay.stop();
    const list = join(tempFolder(), "erased.jsonl");
    writeFileSync(list, JSON.stringify({ conversation, site: SITE, requester: "visitor", name: null }));
    const ended = await handrail(["restore", "--erased-in", list], {
      env: { HANDRAIL_RECEIPT_KEY: KEYS.receiptKey, DATABASE_URL: url },
    });
    expect(ended).toMatchObject({ code: 0 });
    const again = await relayOn(url);
    const after = await visitorOf(again, kim.secret).read();
    expect(after.generation).not.toBe(generation);
    expect(after.events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    const { out } = await handrail(["conversation", "erased"], {
      env: { HANDRAIL_RECEIPT_KEY: KEYS.receiptKey, DATABASE_URL: url },
    });
    expect(JSON.parse(out)).toMatchObject({ conversation });
    expect((await new DeskClient(again, kari.cookie).get("/me")).status).toBe(401);
  });
});
