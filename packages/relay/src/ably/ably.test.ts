// The relay beside an Ably that is written down here: what it is told, and what it is asked for.
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { RealtimeGrant } from "@handrail/protocol";
import { expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { codeOf, newId, read, SITE, testRelay } from "../testing/test-relay.ts";
import { TOKEN_MS } from "./tokens.ts";

const KEY = "app.id:a-secret-of-some-length-for-tests";

function besideAbly() {
  const told: { path: string; body: string }[] = [];
  const platform = manualPlatform(async (url, init) => {
    const { host, pathname: path } = new URL(String(url instanceof Request ? url.url : url));
    // The bot thinks.
    if (host !== "ably.example") return new Promise(() => {});
    told.push({ path, body: typeof init?.body === "string" ? init.body : "" });
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
    { body: JSON.stringify({ targets: [`clientId:visitor.${conversation}`] }) },
  ]);
  expect(await codeOf(await post("/v1/realtime", kim.credentials))).toBe("erased");
});
