// The relay beside an Ably that is written down here: what it is told, and what it is asked for.
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { RealtimeGrant } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import type { Relay } from "../create-relay.ts";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { codeOf, newId, read, SITE, testRelay } from "../testing/test-relay.ts";
import { TOKEN_MS } from "./tokens.ts";

const KEY = "app.id:a-secret-of-some-length-for-tests";

function besideAbly() {
  const told: { path: string; body: string; key: string | undefined }[] = [];
  const platform = manualPlatform(async (url, init) => {
    const { host, pathname: path } = new URL(String(url instanceof Request ? url.url : url));
    // The bot thinks.
    if (host !== "ably.example") return new Promise(() => {});
    const [, shown = ""] = (new Headers(init?.headers).get("authorization") ?? "").split(" ");
    const [key] = Buffer.from(shown, "base64").toString().split(":");
    told.push({ path, body: typeof init?.body === "string" ? init.body : "", key });
    return Response.json([{ results: [{ channel: "any" }] }]);
  });
  const saidOf = (words: string): number => told.filter(({ body }) => body.includes(words)).length;
  return { told, saidOf, options: { platform, ably: { key: KEY, url: "https://ably.example" } } };
}

it("publishes nothing of a conversation before a human is asked for, and all of it after", async () => {
  const { saidOf, options } = besideAbly();
  const { visitor, platform } = await testRelay({ ...options, hasBot: true });
  const kim = visitor();
  await kim.say("between us and the bot");
  await platform.advance(1_000);
  expect(saidOf("between us")).toBe(0);
  await kim.askHuman();
  await kim.say("is somebody there?");
  await platform.advance(1_000);
  expect([saidOf("human.requested"), saidOf("is somebody there?"), saidOf("offer.made")]).toEqual([1, 1, 0]);
});

it("[HG3] acknowledges at once while Ably does not answer", async () => {
  const platform = manualPlatform(() => new Promise(() => {}));
  const { visitor } = await testRelay({ platform, ably: { key: KEY } });
  const kim = visitor();
  expect((await kim.askHuman()).verdicts).toMatchObject([{ ok: true }]);
  expect((await kim.say("hello")).verdicts).toMatchObject([{ ok: true }]);
});

it("gives a visitor a short token for the own channel, and says by the site's facts that it does", async () => {
  const { told, options } = besideAbly();
  const { relay, visitor, post, platform } = await testRelay(options);
  const kim = visitor();
  expect(await codeOf(await post("/v1/realtime", kim.credentials))).toBe("unknown-conversation");
  const { conversation } = await kim.askHuman();
  const asked = told.length;
  const grant = await read<RealtimeGrant>(await post("/v1/realtime", kim.credentials));
  const other = await read<RealtimeGrant>(await post("/v1/realtime", kim.credentials));
  expect(told.length).toBe(asked);
  const { token, channel, at } = grant.ably;
  expect([channel, at]).toEqual([
    `handrail:news:${SITE}:${conversation}`,
    { endpoint: "ably.example", port: 443, tls: true },
  ]);
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: "HS256", kid: "app.id" });
  const claims = decodeJwt(token);
  expect(JSON.parse(String(claims["x-ably-capability"]))).toEqual({ [channel]: ["subscribe"] });
  expect((claims.exp ?? 0) * 1_000 - platform.clock.now()).toBeLessThanOrEqual(TOKEN_MS);
  // A revocation strikes what was issued in its second: two tokens are never the same.
  expect(other.ably.token).not.toBe(token);
  const facts = await relay.fetch(new Request(`https://chat.example/v1/sites/${SITE}`));
  expect(await read(facts)).toMatchObject({ realtime: "ably" });
});

it("says that it has none where it has none", async () => {
  const { relay, visitor, post } = await testRelay();
  const kim = visitor();
  await kim.askHuman();
  const refused = await post("/v1/realtime", kim.credentials);
  expect([refused.status, await codeOf(refused)]).toEqual([404, "no-realtime"]);
  const facts = await relay.fetch(new Request(`https://chat.example/v1/sites/${SITE}`));
  expect(await read<object>(facts)).not.toHaveProperty("realtime");
});

it("[HG14] tells of an erasure, ends the visitor's tokens and gives no more", async () => {
  const { told, saidOf, options } = besideAbly();
  const { visitor, post, platform } = await testRelay(options);
  const kim = visitor();
  const { conversation } = await kim.askHuman();
  await kim.send({ type: "erase", id: newId() });
  await platform.advance(1_000);
  expect(saidOf("conversation.erased")).toBe(1);
  expect(told.filter(({ path }) => path === "/keys/app.id/revokeTokens")).toMatchObject([
    { body: expect.stringMatching(`^{"targets":\\["clientId:visitor.${conversation}"\\],"issuedBefore":`) },
  ]);
  expect(await codeOf(await post("/v1/realtime", kim.credentials))).toBe("erased");
});

it("[HG14] sends nothing of an erased conversation that waited while Ably was away", async () => {
  let isAway = true;
  const came: string[] = [];
  const platform = manualPlatform(async (_url, init) => {
    if (isAway) throw new TypeError("away");
    came.push(String(init?.body));
    return Response.json([{ results: [{ channel: "any" }] }]);
  });
  const { visitor } = await testRelay({ platform, ably: { key: KEY, url: "https://ably.example" } });
  const kim = visitor();
  await kim.askHuman();
  await kim.say("my knee hurts");
  await platform.advance(1_000);
  await kim.say("and my ear");
  await kim.send({ type: "erase", id: newId() });
  isAway = false;
  await platform.advance(60_000);
  expect(came.filter((body) => body.includes("conversation.erased"))).not.toEqual([]);
  expect(came.filter((body) => /my knee|my ear/.test(body))).toEqual([]);
});

describe("a site's own key", () => {
  const OWN = { key: "own.key:secret-of-the-site" };
  const factsOf = async (relay: Relay): Promise<unknown> =>
    read(await relay.fetch(new Request(`https://chat.example/v1/sites/${SITE}`)));

  it("is taken before the relay's, and given up for it, while the relay runs", async () => {
    const { told, options } = besideAbly();
    const { relay, visitor, post, platform } = await testRelay(options);
    const kim = visitor();
    await kim.askHuman();
    const keyOfToken = async (): Promise<unknown> => {
      const { ably } = await read<RealtimeGrant>(await post("/v1/realtime", kim.credentials));
      return decodeProtectedHeader(ably.token)["kid"];
    };
    const keysTold = async (words: string): Promise<readonly unknown[]> => {
      await kim.say(words);
      await platform.advance(1_000);
      return told.filter(({ body }) => body.includes(words)).map(({ key }) => key);
    };
    expect([await keyOfToken(), await keysTold("to the relay's")]).toEqual(["app.id", ["app.id"]]);
    await relay.people.sites.set(SITE, { ably: OWN });
    expect([await keyOfToken(), await keysTold("to the site's")]).toEqual(["own.key", ["own.key"]]);
    await relay.people.sites.set(SITE, { ably: null });
    expect([await keyOfToken(), await keysTold("and back")]).toEqual(["app.id", ["app.id"]]);
    // Whoever listens where nothing is told any more is sent away.
    expect(told.filter(({ path }) => path.endsWith("/revokeTokens"))).toMatchObject([
      {
        path: "/keys/app.id/revokeTokens",
        body: expect.stringContaining(`["revocationKey:site.${SITE}","revocationKey:desks"]`),
      },
      { path: "/keys/own.key/revokeTokens", key: "own.key" },
    ]);
  });

  it("is enough where the relay has none, also when another process has set it", async () => {
    const { saidOf, options } = besideAbly();
    const { relay, visitor, post, platform, db } = await testRelay({ platform: options.platform });
    const kim = visitor();
    await kim.askHuman();
    expect(await factsOf(relay)).not.toHaveProperty("realtime");
    const { settings } = { ...db.prepare("SELECT settings FROM sites").get() };
    const change = db.prepare("UPDATE sites SET settings = ?");
    change.run(JSON.stringify({ ...JSON.parse(String(settings)), ably: OWN }));
    await platform.advance(300);
    expect(await factsOf(relay)).toMatchObject({ realtime: "ably" });
    const grant = await read<RealtimeGrant>(await post("/v1/realtime", kim.credentials));
    expect(decodeProtectedHeader(grant.ably.token)).toMatchObject({ kid: "own.key" });
    change.run(String(settings));
    await platform.advance(10_000);
    expect(await codeOf(await post("/v1/realtime", kim.credentials))).toBe("no-realtime");
    expect(saidOf(`revocationKey:site.${SITE}`)).toBe(0);
  });

  it("is not shown again: not to visitors, nor at the desk, nor where it is no key", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const set = (ably: unknown): Promise<Response> => admin.put(`/sites/${SITE}`, { ably });
    expect(await read(await set(OWN))).toMatchObject({ ably: { keyName: "own.key" } });
    const refused = await (await set({ key: "nonsense of a key" })).text();
    expect(refused).toContain('"field":"ably.key"');
    const shown = [await (await admin.get("/sites")).text(), JSON.stringify(await factsOf(relay)), refused].join();
    expect(shown).toContain("own.key");
    expect(shown).not.toMatch(/secret-of-the-site|nonsense of/);
    // What is not named stays.
    expect(await read(await admin.put(`/sites/${SITE}`, { name: "Shop" }))).toMatchObject({
      ably: { keyName: "own.key" },
    });
    expect(await read(await set(null))).toMatchObject({ ably: null });
  });
});
