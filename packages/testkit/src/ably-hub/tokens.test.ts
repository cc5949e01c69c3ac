// The published client with tokens of every kind: who gets one, what it allows, and what happens when it ends.
import type { TokenParams, TokenRequest } from "ably";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, listen, onceChannel, openHubWorld } from "./hub-world.ts";
import type { HubWorld } from "./hub-world.ts";

let world: HubWorld;
beforeAll(async () => {
  world = await openHubWorld();
});
afterAll(() => world.close());

type AuthCallback = (params: TokenParams, done: (error: null, token: TokenRequest | string) => void) => void;

/** What a JWT is to say. */
interface Wish {
  readonly capability?: unknown;
  readonly clientId?: string;
  readonly revocationKey?: string;
  readonly seconds?: number;
  readonly key?: string;
}

/** What a merchant's server does: mints a JWT with the key, without asking anybody. */
async function mint(wish: Wish): Promise<string> {
  const [kid = "", secret = ""] = (wish.key ?? world.hub.key).split(":");
  const nowSeconds = Math.floor(world.hub.clock.now() / 1_000);
  const claims = {
    "x-ably-capability": JSON.stringify(wish.capability ?? { "*": ["*"] }),
    ...(wish.clientId === undefined ? {} : { "x-ably-clientId": wish.clientId }),
    ...(wish.revocationKey === undefined ? {} : { "x-ably-revocation-key": wish.revocationKey }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT", kid })
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + (wish.seconds ?? 3_600))
    .sign(new TextEncoder().encode(secret));
}

/** A client's callback that mints what is wished for by then, and how often it was asked. */
function minting(wish: Wish): { readonly authCallback: AuthCallback; asked(): number } {
  let asked = 0;
  const answer = async (done: Parameters<AuthCallback>[1]): Promise<void> => {
    asked += 1;
    done(null, await mint(wish));
  };
  return { authCallback: (_params, done) => void answer(done), asked: () => asked };
}

describe("a token request", () => {
  it("is exchanged for a token once, within its time, unaltered", async () => {
    const rest = world.rest();
    const request = await rest.auth.createTokenRequest({
      clientId: "visitor",
      ttl: 60_000,
      capability: { "talk:*": ["subscribe"] },
    });
    const exchange = async (changes: object): Promise<readonly unknown[]> => {
      const body = JSON.stringify({ ...request, ...changes });
      const answer = await fetch(`${world.hub.url}/keys/${request.keyName}/requestToken`, { method: "POST", body });
      const { token, clientId, capability, expires, issued, error } = await answer.json();
      return error === undefined ? [typeof token, clientId, capability, expires - issued] : [answer.status, error.code];
    };
    expect(await exchange({ clientId: "somebody else" })).toEqual([401, 40101]);
    expect(await exchange({ mac: undefined })).toEqual([401, 40101]);
    expect(await exchange({})).toEqual(["string", "visitor", '{"talk:*":["subscribe"]}', 60_000]);
    expect(await exchange({})).toEqual([401, 40105]);
    const old = await rest.auth.createTokenRequest({ timestamp: Date.now() - 3_600_000 });
    const late = await fetch(`${world.hub.url}/keys/${old.keyName}/requestToken`, {
      method: "POST",
      body: JSON.stringify(old),
    });
    expect((await late.json()).error.code).toBe(40104);
  });

  it("lets its bearer do what is left of the wish under the key", async () => {
    const key = world.hub.addKey({ capability: { "a:*": ["publish", "subscribe"], b: ["*"] } });
    const { capability } = await world
      .rest({ key })
      .auth.requestToken({ capability: { "a:1": ["*"], "*": ["history"] } });
    expect(capability).toBe('{"a:1":["publish","subscribe"],"b":["history"]}');
    expect(await codeOf(world.rest({ key }).auth.requestToken({ capability: { c: ["publish"] } }))).toBe(40160);
  });

  it("is what the client makes of a key by itself", async () => {
    const client = world.realtime({ key: world.hub.key, useTokenAuth: true, clientId: "visitor" });
    await client.channels.get("by-token").publish("say", "hello");
    expect(world.hub.messages("by-token").map(({ clientId }) => clientId)).toEqual(["visitor"]);
  });
});

describe("a JWT", () => {
  it("allows each operation on the channels that it names, and no other, by WebSocket and REST", async () => {
    const capability = { "talk:mine": ["subscribe", "history"], "typing:mine": ["publish"], here: ["presence"] };
    const client = world.realtime({ authCallback: minting({ capability, clientId: "visitor" }).authCallback });
    const channel = (name: string) => client.channels.get(name);
    await channel("talk:mine").attach();
    expect(channel("talk:mine").modes).toEqual(["subscribe", "presence_subscribe"]);
    expect(await codeOf(channel("talk:mine").publish("say", "x"))).toBe(40160);
    expect(await codeOf(channel("talk:mine").presence.enter())).toBe(40160);
    expect(await codeOf(channel("typing:mine").publish("typing", null))).toBe(0);
    expect(await codeOf(channel("here").presence.enter())).toBe(0);
    expect(await codeOf(channel("talk:theirs").attach())).toBe(40160);
    expect(channel("talk:theirs").state).toBe("failed");
    expect(await codeOf(channel("typing:theirs").publish("typing", null))).toBe(40160);
    const rest = world.rest({ token: await mint({ capability, clientId: "visitor" }) });
    expect(await codeOf(rest.channels.get("talk:mine").history())).toBe(0);
    expect(await codeOf(rest.channels.get("talk:theirs").history())).toBe(40160);
    expect(await codeOf(rest.channels.get("typing:mine").history())).toBe(40160);
    expect(await codeOf(rest.channels.get("talk:mine").publish("say", "x"))).toBe(40160);
    expect(await codeOf(rest.channels.get("here").presence.get({}))).toBe(40160);
    expect(await codeOf(rest.channels.get("talk:mine").status())).toBe(40160);
  });

  it("settles who its bearer is: nobody publishes or enters under another name", async () => {
    const client = world.realtime({ authCallback: minting({ clientId: "visitor" }).authCallback });
    const channel = client.channels.get("names");
    const heard = await listen(channel);
    expect(client.auth.clientId).toBe("visitor");
    await channel.publish("say", "as myself");
    await heard.reach(1);
    expect(heard.messages[0]?.clientId).toBe("visitor");
    expect(await codeOf(channel.publish({ name: "say", clientId: "agent" }))).toBe(40012);
    expect(await codeOf(channel.presence.enterClient("agent"))).toBe(40012);
    const nobody = world.realtime({ authCallback: minting({}).authCallback });
    expect(await codeOf(nobody.channels.get("names").publish({ name: "say", clientId: "agent" }))).toBe(40012);
    const rest = world.rest({ token: await mint({ clientId: "visitor" }) });
    expect(await codeOf(rest.channels.get("names").publish({ name: "say", clientId: "agent" }))).toBe(40012);
  });

  it("lets its bearer be whoever they say, where it says so", async () => {
    const auth = minting({ clientId: "*" });
    const proxy = world.realtime({ authCallback: auth.authCallback });
    const channel = proxy.channels.get("proxies");
    await Promise.all(["a", "b"].map((name) => channel.presence.enterClient(name)));
    await channel.publish({ name: "say", clientId: "a" });
    expect(world.hub.messages("proxies").map(({ clientId }) => clientId)).toEqual(["a"]);
    const one = world.realtime({ authCallback: auth.authCallback, clientId: "one" });
    const members = await one.channels.get("proxies").presence.get();
    expect(members.map(({ clientId }) => clientId).toSorted()).toEqual(["a", "b"]);
    expect(await codeOf(one.channels.get("proxies").publish({ name: "say", clientId: "two" }))).not.toBe(0);
  });

  it("is refused with another key's signature, without a signature and without a key", async () => {
    const other = world.hub.addKey({});
    const forged = await mint({ key: `${world.hub.key.split(":")[0]}:${other.split(":")[1]}` });
    const code = (token: string): Promise<number> => codeOf(world.rest({ token }).channels.get("x").publish("a", "b"));
    // The client cannot get another one; what the hub said is in the hub's own answer.
    expect(await code(forged)).toBe(40171);
    const answer = await fetch(`${world.hub.url}/channels/x/messages?access_token=${forged}`);
    expect((await answer.json()).error.code).toBe(40144);
    const unsigned = `${Buffer.from('{"alg":"none","kid":"local.root"}').toString("base64url")}.e30.`;
    const bare = await fetch(`${world.hub.url}/channels/x/messages?access_token=${unsigned}`);
    expect((await bare.json()).error.code).toBe(40144);
    const nothing = await fetch(`${world.hub.url}/channels/x/messages`);
    expect((await nothing.json()).error.code).toBe(40106);
  });
});

describe("the end of a token", () => {
  it("is announced, and the client renews it without losing its connection or a message", async () => {
    const auth = minting({ clientId: "renewer", seconds: 120 });
    const client = world.realtime({ authCallback: auth.authCallback });
    const heard = await listen(client.channels.get("renewing"));
    const before = client.connection.id;
    const updated = new Promise((resolve) => client.connection.once("update", resolve));
    world.hub.clock.move(91_000);
    await updated;
    expect(auth.asked()).toBe(2);
    world.hub.clock.move(60_000);
    await world.rest().channels.get("renewing").publish("say", "still here");
    await heard.reach(1);
    expect(client.connection.id).toBe(before);
  });

  it("comes in the middle of a conversation: the client gets another and misses nothing", async () => {
    const auth = minting({ clientId: "expired" });
    const client = world.realtime({ authCallback: auth.authCallback });
    const channel = client.channels.get("expiring");
    const heard = await listen(channel);
    const rest = world.rest().channels.get("expiring");
    const back = onceChannel(channel, "attached");
    expect(world.hub.faults.expireTokens("expired")).toBe(1);
    await rest.publish("say", "meanwhile");
    expect((await back).resumed).toBe(true);
    await heard.reach(1);
    expect(auth.asked()).toBe(2);
  });

  it("ends the client when there is no way to another one", async () => {
    const client = world.realtime({ token: await mint({ clientId: "stuck", seconds: 10 }) });
    await client.connection.whenState("connected");
    const failed = new Promise((resolve) => client.connection.once("failed", resolve));
    world.hub.clock.move(11_000);
    await failed;
    expect(client.connection.errorReason?.code).toBe(40171);
  });

  it("is asked for again until one is accepted, while tokens are refused", async () => {
    const auth = minting({ clientId: "patient" });
    const accept = world.hub.faults.refuseTokens();
    const client = world.realtime({ authCallback: auth.authCallback });
    await client.connection.whenState("disconnected");
    expect(client.connection.errorReason?.code).toBe(40140);
    accept();
    await client.connection.whenState("connected");
    expect(auth.asked()).toBeGreaterThan(1);
  });

  it.each([
    ["its client", { type: "clientId", value: "leaver" }],
    ["its revocation key", { type: "revocationKey", value: "shift-1" }],
    ["a channel that it names", { type: "channel", value: "desk" }],
  ] as const)("comes at once when it is revoked by %s, and it is no good any more", async (_by, target) => {
    world.hub.clock.move(1_000); // a JWT says only in which second it was issued
    const token = await mint({
      clientId: "leaver",
      revocationKey: "shift-1",
      capability: { desk: ["*"], other: ["*"] },
    });
    const other = await mint({ clientId: "stayer", capability: { "*": ["*"] } });
    world.hub.clock.move(1_000);
    const [leaver, stayer] = [world.realtime({ token }), world.realtime({ token: other })];
    await Promise.all([leaver, stayer].map((one) => one.connection.whenState("connected")));
    const told = new Promise<number>((resolve) => {
      leaver.connection.once("disconnected", ({ reason }) => resolve(reason?.code ?? 0));
    });
    const result = await world.rest().auth.revokeTokens([target]);
    expect(result).toMatchObject({ successCount: 1, failureCount: 0 });
    expect(await told).toBe(40141);
    await leaver.connection.whenState("failed");
    const refused = await fetch(`${world.hub.url}/channels/desk/messages?access_token=${token}`);
    expect((await refused.json()).error.code).toBe(40141);
    expect(stayer.connection.state).toBe("connected");
    stayer.close();
  });

  it("leaves time for another one when the revocation says so", async () => {
    const auth = minting({ clientId: "renewed" });
    const client = world.realtime({ authCallback: auth.authCallback });
    await client.connection.whenState("connected");
    world.hub.clock.move(3_000);
    const updated = new Promise((resolve) => client.connection.once("update", resolve));
    const options = { allowReauthMargin: true, issuedBefore: world.hub.clock.now() - 1_000 };
    const targets = [
      { type: "clientId", value: "renewed" },
      { type: "mood", value: "bad" },
    ];
    const result = await world.rest().auth.revokeTokens(targets, options);
    expect(result).toMatchObject({ successCount: 1, failureCount: 1 });
    await updated;
    world.hub.clock.move(31_000);
    expect(await client.connection.ping()).toBeGreaterThanOrEqual(0);
    expect(auth.asked()).toBe(2);
  });

  it("is no key's business whose tokens cannot be revoked, and no token's", async () => {
    const key = world.hub.addKey({});
    expect(await codeOf(world.rest({ key }).auth.revokeTokens([{ type: "clientId", value: "x" }]))).toBe(40163);
  });
});

it("lets a client do more or less on a channel once its new token says so", async () => {
  const wish: { clientId: string; capability: unknown } = { clientId: "promoted", capability: { room: ["subscribe"] } };
  const client = world.realtime({ authCallback: minting(wish).authCallback });
  const channel = client.channels.get("room");
  const heard = await listen(channel);
  expect(await codeOf(channel.publish("say", "no"))).toBe(40160);
  wish.capability = { room: ["publish", "subscribe"] };
  await client.auth.authorize();
  expect(await codeOf(channel.publish("say", "yes"))).toBe(0);
  await heard.reach(1);
  wish.capability = { room: ["publish"] };
  await client.auth.authorize();
  await channel.publish("say", "unheard");
  expect([channel.state, channel.modes, heard.data()]).toEqual(["attached", ["publish"], ["yes"]]);
});

it("takes a channel away from a client whose new token no longer allows it", async () => {
  const wish: { clientId: string; capability: unknown } = { clientId: "demoted", capability: { "*": ["*"] } };
  const client = world.realtime({ authCallback: minting(wish).authCallback });
  const [kept, lost] = [client.channels.get("kept"), client.channels.get("lost")];
  await Promise.all([kept.attach(), lost.attach()]);
  const failed = onceChannel(lost, "failed");
  wish.capability = { kept: ["*"] };
  await client.auth.authorize();
  expect((await failed).reason?.code).toBe(40160);
  expect(kept.state).toBe("attached");
});
