import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LIMITS, type ConversationsResponse, type ErrorResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../http/visitor.ts";
import { createLogger } from "../logger.ts";
import {
  newId,
  ORIGIN,
  SITE,
  tempFolder,
  testRelay,
  type TestOptions,
  type TestRelay,
  type Visitor,
} from "../testing/test-relay.ts";
import { claimsAt, signed, testKey, type TestKey } from "./tokens.fixture.ts";

type Test = TestRelay & { readonly key: TestKey };

async function withKey(options: TestOptions = {}, key?: TestKey): Promise<Test> {
  const test = await testRelay(options);
  const made = key ?? (await testKey("EdDSA"));
  const set = await test.relay.people.sites.set(SITE, { identity: { keys: [made.jwk] } });
  if (!set.ok) throw new Error(set.error.code);
  return { ...test, key: made };
}

const tokenOf = (test: Test, sub: string, change = {}): Promise<string> =>
  signed(test.key, claimsAt(test.platform.clock.now(), { sub, ...change }));

async function identify(test: Test, visitor: Visitor, sub: string) {
  const { verdicts } = await visitor.send({ type: "identify", id: newId(), token: await tokenOf(test, sub) });
  return verdicts[0];
}

/** A conversation of this customer's, a second after the one before. */
async function talk(test: Test, sub: string): Promise<Visitor> {
  await test.platform.advance(1_000);
  const visitor = test.visitor();
  await visitor.say(`Hello, I am ${sub}`);
  await identify(test, visitor, sub);
  return visitor;
}

async function ask(test: Test, token: string, headers = {}): Promise<Partial<ConversationsResponse & ErrorResponse>> {
  const response = await test.post("/v1/conversations", { site: SITE, token }, headers);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return (await response.json()) as Partial<ConversationsResponse & ErrorResponse>;
}

async function secretsOf(test: Test, sub: string): Promise<readonly string[]> {
  const { conversations } = await ask(test, await tokenOf(test, sub));
  return (conversations ?? []).map(({ secret }) => secret);
}

/** A logger, and every line of it. */
function listening() {
  const lines: string[] = [];
  const logger = createLogger("trace");
  for (const level of ["error", "warn", "info", "debug", "trace"] as const) {
    logger[level] = (...words: unknown[]) => void lines.push(JSON.stringify(words));
  }
  return { logger, lines };
}

describe("a visitor who is signed in", () => {
  it("[HG12] finds their conversations on every device, newest first, and nobody else's", async () => {
    const test = await withKey();
    const first = await talk(test, "ada");
    const bo = await talk(test, "bo");
    const second = await talk(test, "ada");
    await test.visitor().say("I am nobody");
    expect(await secretsOf(test, "ada")).toEqual([second.secret, first.secret]);
    await test.platform.advance(1_000);
    await first.say("Still me");
    expect(await secretsOf(test, "ada")).toEqual([first.secret, second.secret]);
    expect(await secretsOf(test, "bo")).toEqual([bo.secret]);
    expect(await secretsOf(test, "cy")).toEqual([]);
    const { conversations } = await ask(test, await tokenOf(test, "bo"));
    const { head, events } = await bo.read();
    expect(conversations).toEqual([{ secret: bo.secret, head, lastAtMs: events.at(-1)?.atMs, agent: null }]);
  });

  it("finds one that began before it was known who they are, and is told who has answered in it last", async () => {
    const test = await withKey();
    const visitor = test.visitor();
    await visitor.askHuman();
    expect(await secretsOf(test, "ada")).toEqual([]);
    await identify(test, visitor, "ada");
    test.db
      .prepare("UPDATE conversations SET last_agent = 'kari' WHERE id = ?")
      .run(conversationOf(visitor.credentials.secret as Parameters<typeof conversationOf>[0]));
    const { conversations } = await ask(test, await tokenOf(test, "ada"));
    expect(conversations).toMatchObject([{ secret: visitor.secret, agent: "Kari" }]);
  });

  it("[HG12] does not come by a conversation that is somebody else's by claiming it", async () => {
    const test = await withKey();
    const ada = await talk(test, "ada");
    expect(await identify(test, ada, "bo")).toMatchObject({ ok: false, error: { code: "identity-conflict" } });
    expect(await secretsOf(test, "bo")).toEqual([]);
    expect(await secretsOf(test, "ada")).toEqual([ada.secret]);
  });

  it("gets the latest of many, and writes once for each however many pages identify them", async () => {
    const test = await withKey();
    const talks: string[] = [];
    for (let n = 0; n < 23; n += 1) talks.unshift((await talk(test, "ada")).secret);
    expect(await secretsOf(test, "ada")).toEqual(talks.slice(0, 21));
    const changes = () => Number(test.db.prepare("PRAGMA data_version").get()?.["data_version"]);
    const visitor = test.visitor(talks[0]);
    const command = { type: "identify", id: newId(), token: await tokenOf(test, "ada") } as const;
    await visitor.send(command);
    const before = changes();
    await visitor.send(command);
    expect(changes()).toBe(before);
  });

  it("[HG14] does not get back what was erased, and nothing of it stays", async () => {
    const test = await withKey();
    const kept = await talk(test, "ada");
    const erased = await talk(test, "ada");
    await erased.send({ type: "erase", id: newId() });
    expect(await secretsOf(test, "ada")).toEqual([kept.secret]);
    expect(test.db.prepare("SELECT count(*) AS n FROM own_conversations").get()).toEqual({ n: 1 });
    expect(await identify(test, erased, "ada")).toMatchObject({ ok: false, error: { code: "erased" } });
    expect(await secretsOf(test, "ada")).toEqual([kept.secret]);
  });
});

it("is looked up for a page each second, and not for more, by each visitor", async () => {
  const test = await withKey();
  const { secret } = await talk(test, "ada");
  for (let n = 0; n < LIMITS.lookupsPerMinuteMax; n += 1) expect(await secretsOf(test, "ada")).toEqual([secret]);
  const { error } = await ask(test, await tokenOf(test, "ada"));
  expect(error).toMatchObject({ code: "too-many-lookups", retry: "later" });
  expect((await ask(test, await tokenOf(test, "bo"))).conversations).toEqual([]);
  await test.platform.advance(60_000);
  expect(await secretsOf(test, "ada")).toEqual([secret]);
});

it("opens whatever secret a client has chosen, also one that no bytes would be written as", async () => {
  const test = await withKey();
  const visitor = test.visitor("b".repeat(43));
  await visitor.say("Hello");
  await identify(test, visitor, "ada");
  expect(await secretsOf(test, "ada")).toEqual([visitor.secret]);
});

it("[HG3] keeps nobody from being identified where it cannot be noted, and is noted by the next page", async () => {
  const { logger, lines } = listening();
  const test = await withKey({ logger });
  const visitor = test.visitor();
  await visitor.say("Hello");
  test.db.exec("CREATE TRIGGER refused BEFORE INSERT ON own_conversations BEGIN SELECT raise(ABORT, 'refused'); END");
  expect(await identify(test, visitor, "a-sub-of-hers")).toMatchObject({ ok: true });
  expect(lines.filter((line) => line.includes("could not be noted"))).toHaveLength(1);
  expect(await secretsOf(test, "a-sub-of-hers")).toEqual([]);
  test.db.exec("DROP TRIGGER refused");
  await identify(test, visitor, "a-sub-of-hers");
  expect(await secretsOf(test, "a-sub-of-hers")).toEqual([visitor.secret]);
});

it("[HG12] has no word of secret, token or visitor in the log, refused or not, and one line for all that does not open", async () => {
  const { logger, lines } = listening();
  const test = await withKey({ logger });
  const visitor = await talk(test, "a-sub-of-hers");
  const token = await tokenOf(test, "a-sub-of-hers");
  await ask(test, token);
  await ask(test, `${token}x`);
  await ask(test, visitor.secret);
  test.db.exec("UPDATE own_conversations SET sub = 'b-sub-of-his'");
  for (let n = 0; n < 2; n += 1) expect(await secretsOf(test, "b-sub-of-his")).toEqual([]);
  expect(lines.filter((line) => line.includes("/v1/conversations"))).toHaveLength(5);
  expect(lines.filter((line) => line.includes("another secret"))).toHaveLength(1);
  for (const word of [visitor.secret, conversationOf(visitor.secret as never), "sub-of", "eyJ"])
    expect(lines.join("\n")).not.toContain(word);
});

describe("what opens nothing", () => {
  it("[HG12] a token that is late, forged, for another site, or of a site without keys; a page of somebody else's", async () => {
    const test = await withKey();
    await talk(test, "ada");
    const codes = async (token: string, headers = {}) => {
      const { error, conversations } = await ask(test, token, headers);
      expect(conversations).toBeUndefined();
      return [error?.code, error?.details?.["reason"]];
    };
    const late = await tokenOf(test, "ada");
    await test.platform.advance(3_600_000);
    expect(await codes(late)).toEqual(["identity-expired", undefined]);
    const forger = await testKey("EdDSA");
    const forged = await signed(forger, claimsAt(test.platform.clock.now(), { sub: "ada" }));
    expect(await codes(forged)).toEqual(["identity-invalid", "signature"]);
    expect(await codes(await tokenOf(test, "ada", { aud: "another-shop" }))).toEqual(["identity-invalid", "aud"]);
    expect(await codes("no token")).toEqual(["malformed", undefined]);
    const fine = await tokenOf(test, "ada");
    expect(await codes(fine, { origin: "https://elsewhere.example" })).toEqual(["origin-not-allowed", undefined]);
    expect(await secretsOf(test, "ada")).toHaveLength(1);
    await test.relay.people.sites.set(SITE, { identity: null });
    expect(await codes(fine)).toEqual(["identity-not-configured", undefined]);
    const unknown = await test.post("/v1/conversations", { site: "nowhere", token: fine }, { origin: ORIGIN });
    expect(await unknown.json()).toMatchObject({ error: { code: "unknown-site" } });
  });

  it("[HG12] the database without the relay's secret, with all its files", async () => {
    const folder = tempFolder();
    const key = await testKey("EdDSA");
    const before = await withKey({ folder, secret: "a secret of 32 characters or more" }, key);
    const { secret } = await talk(before, "ada");
    expect(await secretsOf(before, "ada")).toEqual([secret]);
    const files = readdirSync(folder).filter((name) => name.startsWith("handrail.db"));
    const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
    expect(bytes.includes("own_conversations")).toBe(true);
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(Buffer.from(secret, "base64url"))).toBe(false);
    const stopped = before.relay.stop();
    await before.platform.advance(1_000);
    await stopped;

    const after = await withKey({ folder, secret: randomBytes(24).toString("base64url") }, key);
    expect(await secretsOf(after, "ada")).toEqual([]);
    // Sealed anew when the browser that has the conversation identifies it again.
    await identify(after, after.visitor(secret), "ada");
    expect(await secretsOf(after, "ada")).toEqual([secret]);
    // Whoever can write to the table cannot hand it to somebody else either.
    after.db.exec("UPDATE own_conversations SET sub = 'bo'");
    expect(await secretsOf(after, "bo")).toEqual([]);
  });
});
