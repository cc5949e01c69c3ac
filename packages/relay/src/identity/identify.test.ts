import { describe, expect, it } from "vitest";
import { createLogger } from "../logger.ts";
import { newId, SITE, testRelay, type TestOptions, type TestRelay } from "../testing/test-relay.ts";
import { claimsAt, signed, testKey, type TestKey } from "./tokens.fixture.ts";

async function withKey(options: TestOptions = {}) {
  const test = await testRelay(options);
  const key = await testKey("EdDSA");
  const set = await test.relay.people.sites.set(SITE, { identity: { keys: [key.jwk] } });
  if (!set.ok) throw new Error(set.error.code);
  return { ...test, key };
}

function tokenOf(test: TestRelay & { key: TestKey }, change = {}): Promise<string> {
  return signed(test.key, claimsAt(test.platform.clock.now(), change));
}

describe("a visitor who is identified", () => {
  it("[HG12] is in the log with what the merchant signed, and the token is not", async () => {
    const test = await withKey();
    const kim = test.visitor();
    await kim.askHuman();
    const token = await tokenOf(test, { name: "Ada", email: "ada@example.org", rank: 2 });
    expect((await kim.send({ type: "identify", id: newId(), token })).verdicts).toMatchObject([{ ok: true }]);
    const { events } = await kim.read();
    expect(events.at(-1)).toMatchObject({ type: "visitor.identified", sub: "customer-7", name: "Ada", rank: 2 });
    const all = ["events", "commands", "conversations", "jobs"].flatMap((table) =>
      test.db.prepare(`SELECT * FROM ${table}`).all(),
    );
    expect(JSON.stringify(all)).not.toContain(token.split(".")[2]);
  });

  it("may come in the batch that starts the conversation, on either side of what starts it", async () => {
    const test = await withKey();
    const token = await tokenOf(test);
    const identify = () => ({ type: "identify", id: newId(), token }) as const;
    const say = () => ({ type: "say", id: newId(), text: "Hello" }) as const;
    for (const batch of [
      [identify(), say()],
      [say(), identify()],
    ]) {
      expect((await test.visitor().send(...batch)).verdicts).toMatchObject([{ ok: true }, { ok: true }]);
    }
    const rows = test.rows();
    const alone = await test.visitor().send(identify());
    expect(alone.verdicts).toMatchObject([{ ok: false, error: { code: "unknown-conversation" } }]);
    expect(test.rows()).toBe(rows);
  });

  it("[HG4] gets the same verdict for the same command, also when the token has expired on the way", async () => {
    const test = await withKey();
    const kim = test.visitor();
    await kim.say("Hello");
    const command = { type: "identify", id: newId(), token: await tokenOf(test) } as const;
    const first = await kim.send(command);
    await test.platform.advance(3_600_000);
    expect((await kim.send(command)).verdicts).toEqual(first.verdicts);
    const fresh = { ...command, token: await tokenOf(test) };
    expect((await kim.send(fresh)).verdicts).toEqual(first.verdicts);
    const other = { ...command, token: await tokenOf(test, { sub: "customer-8" }) };
    expect((await kim.send(other)).verdicts).toMatchObject([{ ok: false, error: { code: "id-conflict" } }]);
  });

  it("may send a fresh token under the id of one that came too late", async () => {
    const test = await withKey();
    const kim = test.visitor();
    await kim.say("Hello");
    const late = { type: "identify", id: newId(), token: await tokenOf(test) } as const;
    await test.platform.advance(3_600_000);
    expect((await kim.send(late)).verdicts).toMatchObject([
      { ok: false, error: { code: "identity-expired", retry: "later" } },
    ]);
    expect((await kim.send({ ...late, token: await tokenOf(test) })).verdicts).toMatchObject([{ ok: true }]);
  });

  it("[HG12] cannot be taken over by the next one at the same browser", async () => {
    const test = await withKey();
    const kim = test.visitor();
    await kim.say("Hello");
    await kim.send({ type: "identify", id: newId(), token: await tokenOf(test) });
    const next = { type: "identify", id: newId(), token: await tokenOf(test, { sub: "customer-8" }) } as const;
    expect((await kim.send(next)).verdicts).toMatchObject([{ ok: false, error: { code: "identity-conflict" } }]);
  });

  it("is told what is off, by the name of the claim, and nothing of the token comes back or is logged", async () => {
    const lines: string[] = [];
    const logger = createLogger("trace");
    for (const level of ["error", "warn", "info", "debug"] as const) {
      logger[level] = (...words: unknown[]) => void lines.push(JSON.stringify(words));
    }
    const test = await withKey({ logger });
    const kim = test.visitor();
    await kim.say("Hello");
    const token = await tokenOf(test, { aud: "a-secret-shop", name: "A Secret Name" });
    const answer = await kim.send({ type: "identify", id: newId(), token });
    expect(answer.verdicts).toMatchObject([{ error: { code: "identity-invalid", details: { reason: "aud" } } }]);
    expect(JSON.stringify([answer, lines])).not.toMatch(/secret|Secret|eyJ/);
  });

  it("is refused by a site without keys, and an oversized token by its shape", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    await kim.say("Hello");
    const send = (token: string) => kim.send({ type: "identify", id: newId(), token });
    expect((await send("a.b.c")).verdicts).toMatchObject([{ error: { code: "identity-not-configured" } }]);
    expect((await send(`a.${"b".repeat(4_096)}.c`)).verdicts).toMatchObject([
      { error: { code: "malformed", details: { path: "token" } } },
    ]);
  });
});

describe("a site's identity keys", () => {
  it("are read back by name and kind, without any secret", async () => {
    const { relay } = await testRelay();
    const shared = await testKey("HS256", "shared");
    const edwards = await testKey("EdDSA", "edwards");
    const { sites } = relay.people;
    expect(await sites.set(SITE, { identity: { keys: [shared.jwk, edwards.jwk], maxAgeSeconds: 300 } })).toMatchObject({
      ok: true,
    });
    // A key that is named alone stays as it is: whoever takes one away need not know the others' secrets.
    expect(await sites.set(SITE, { identity: { keys: [{ kid: "shared" }] } })).toMatchObject({
      ok: true,
      value: { identity: { keys: [shared.jwk], maxAgeSeconds: 300 }, policyVersion: 1 },
    });
    expect(await sites.set(SITE, { identity: null })).toMatchObject({ ok: true, value: { identity: null } });
  });

  it.each([
    ["a private key", { d: "d".repeat(43) }],
    ["another way of signing", { alg: "RS256" }],
    ["a key without a name", { kid: undefined }],
    ["another curve", { crv: "Ed448" }],
  ])("are refused with %s among them", async (_what, change) => {
    const { relay } = await testRelay();
    const { jwk } = await testKey("EdDSA");
    const refused = { ok: false, error: { code: "invalid-input" } };
    expect(await relay.people.sites.set(SITE, { identity: { keys: [{ ...jwk, ...change }] } })).toMatchObject(refused);
  });

  it("are at most ten, each with a name of its own, and a secret is 32 bytes or more", async () => {
    const { relay } = await testRelay();
    const { jwk } = await testKey("EdDSA");
    const set = async (keys: readonly unknown[]) => (await relay.people.sites.set(SITE, { identity: { keys } })).ok;
    expect(await set([jwk, jwk])).toBe(false);
    expect(await set(Array.from({ length: 11 }, (_, place) => ({ ...jwk, kid: `key-${place}` })))).toBe(false);
    expect(await set([])).toBe(false);
    expect(await set([{ kid: "unknown" }])).toBe(false);
    expect(await set([{ kty: "oct", kid: "short", k: "x".repeat(42) }])).toBe(false);
    expect(await set(Array.from({ length: 10 }, (_, place) => ({ ...jwk, kid: `key-${place}` })))).toBe(true);
  });
});
