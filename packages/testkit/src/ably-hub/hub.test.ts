// The published client, unmodified, against the hub: what it does every day.
import type { Realtime } from "ably";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, listen, onceChannel, openHubWorld } from "./hub-world.ts";
import type { HubWorld } from "./hub-world.ts";

let world: HubWorld;
beforeAll(async () => {
  world = await openHubWorld();
});
afterAll(() => world.close());

describe.each([
  ["msgpack", true],
  ["JSON", false],
])("in %s", (format, useBinaryProtocol) => {
  const open = (options = {}): Realtime => world.realtime({ useBinaryProtocol, ...options });

  it("delivers a message to whoever is attached, its publisher too, and acknowledges it with a serial", async () => {
    const name = `day:${format}`;
    const [one, other] = [open(), open()];
    const [own, theirs] = await Promise.all([listen(one.channels.get(name)), listen(other.channels.get(name))]);
    const result = await one.channels.get(name).publish("greeting", { text: "hello" });
    await Promise.all([own.reach(1), theirs.reach(1)]);
    expect(theirs.messages[0]).toMatchObject({
      name: "greeting",
      data: { text: "hello" },
      connectionId: one.connection.id,
    });
    expect(own.messages[0]?.id).toBe(`${one.connection.id}:0:0`);
    expect(result.serials).toEqual([theirs.messages[0]?.serial]);
  });

  it("keeps from a publisher that wants no echo what it said itself", async () => {
    const name = `quiet:${format}`;
    const [one, other] = [open({ echoMessages: false }), open()];
    const [own, theirs] = await Promise.all([listen(one.channels.get(name)), listen(other.channels.get(name))]);
    await one.channels.get(name).publish("a", "mine");
    await other.channels.get(name).publish("b", "yours");
    await Promise.all([own.reach(1), theirs.reach(2)]);
    expect(own.data()).toEqual(["yours"]);
    expect(theirs.data()).toEqual(["mine", "yours"]);
  });

  it("carries bytes, text, tables and nothing between clients of either format", async () => {
    const name = `payloads:${format}`;
    const heard = await listen(open().channels.get(name));
    const payloads = [Buffer.from([0, 255, 7]), "ümlaut", { deep: [1, null] }, [true], null];
    const sender = world.realtime({ useBinaryProtocol: !useBinaryProtocol });
    for (const payload of payloads) await sender.channels.get(name).publish("payload", payload);
    await heard.reach(payloads.length);
    expect(heard.data().map((one) => one ?? null)).toEqual(payloads);
  });

  it("answers a ping, detaches and closes", async () => {
    const client = open();
    const channel = client.channels.get(`manners:${format}`);
    await channel.attach();
    expect(await client.connection.ping()).toBeGreaterThanOrEqual(0);
    await channel.detach();
    expect(channel.state).toBe("detached");
    client.close();
    await client.connection.whenState("closed");
    expect(client.connection.state).toBe("closed");
  });

  it("shows who is present to whoever comes, and tells of coming, changing and going", async () => {
    const name = `present:${format}`;
    const [agent, visitor] = [open({ clientId: "agent" }), open({ clientId: "visitor" })];
    await agent.channels.get(name).presence.enter({ desk: 1 });
    const watched = visitor.channels.get(name).presence;
    const seen: string[] = [];
    const gone = new Promise<void>((resolve) => {
      void watched.subscribe(({ action, clientId }) => {
        seen.push(`${clientId} ${action}`);
        if (action === "leave") resolve();
      });
    });
    await visitor.channels.get(name).attach();
    expect((await watched.get()).map(({ clientId, data }): unknown => [clientId, data])).toEqual([
      ["agent", { desk: 1 }],
    ]);
    await agent.channels.get(name).presence.update({ desk: 2 });
    await agent.channels.get(name).presence.leave();
    await gone;
    expect(seen).toEqual(["agent present", "agent update", "agent leave"]);
    expect(await watched.get()).toEqual([]);
  });

  it("pages through history in both directions, by REST", async () => {
    const channel = world.rest({ useBinaryProtocol }).channels.get(`persisted:pages:${format}`);
    await channel.publish([1, 2, 3, 4, 5].map((n) => ({ name: "n", data: String(n) })));
    const latest = await channel.history({ limit: 2 });
    expect(latest.items.map(({ data }): unknown => data)).toEqual(["5", "4"]);
    const next = await latest.next();
    const last = await next?.next();
    expect([next, last].map((one) => one?.items.map(({ data }): unknown => data))).toEqual([["3", "2"], ["1"]]);
    expect(last?.hasNext()).toBe(false);
    const first = await channel.history({ direction: "forwards", limit: 1 });
    expect(first.items[0]?.data).toBe("1");
  });

  it("rewinds to what was said before somebody came, and knows history up to then", async () => {
    const name = `before:${format}`;
    const rest = world.rest({ useBinaryProtocol }).channels.get(name);
    for (const n of ["1", "2", "3"]) await rest.publish("n", n);
    const channel = open().channels.get(name, { params: { rewind: "2" } });
    const heard = await listen(channel);
    await heard.reach(2);
    await rest.publish("n", "4");
    await heard.reach(3);
    expect(heard.data()).toEqual(["2", "3", "4"]);
    const before = await channel.history({ untilAttach: true });
    expect(before.items.map(({ data }): unknown => data)).toEqual(["3", "2", "1"]);
    const lately = await listen(open().channels.get(name, { params: { rewind: "1m", rewindLimit: "3" } }));
    await lately.reach(3);
    expect(lately.data()).toEqual(["2", "3", "4"]);
  });
});

it("tells several channels' outcomes apart in one batch", async () => {
  const key = world.hub.addKey({ capability: { "open:*": ["publish", "subscribe"] } });
  const rest = world.rest({ key });
  const result = await rest.batchPublish({ channels: ["open:a", "closed:b"], messages: [{ name: "x", data: "y" }] });
  expect(result).toMatchObject({ successCount: 1, failureCount: 1 });
  expect(result.results[0]).toMatchObject({ channel: "open:a", messageId: expect.stringMatching(/:0$/) });
  expect(result.results[1]).toMatchObject({ channel: "closed:b", error: { code: 40160 } });
  expect(world.hub.messages("open:a").map(({ data }) => data)).toEqual(["y"]);
  const presence = await rest.batchPresence(["open:a", "closed:b"]);
  expect(presence).toMatchObject({ successCount: 1, failureCount: 1 });
});

it("publishes by REST for a connection whose key is shown, and for no other", async () => {
  const client = world.realtime({ clientId: "visitor", echoMessages: false });
  const [own, other] = [client.channels.get("proxy"), world.realtime().channels.get("proxy")];
  const [echoed, heard] = await Promise.all([listen(own), listen(other)]);
  const rest = world.rest().channels.get("proxy");
  await rest.publish({ name: "say", data: "for them", connectionKey: client.connection.key ?? "" });
  await rest.publish("say", "for nobody");
  await Promise.all([heard.reach(2), echoed.reach(1)]);
  expect(heard.messages[0]).toMatchObject({ clientId: "visitor", connectionId: client.connection.id });
  expect(echoed.data()).toEqual(["for nobody"]);
  expect(await codeOf(rest.publish({ name: "say", connectionKey: "unknown" }))).toBe(40006);
});

it("tells the time, who is present and how many are attached, by REST", async () => {
  const rest = world.rest();
  expect(Math.abs((await rest.time()) - Date.now())).toBeLessThan(5_000);
  const agent = world.realtime({ clientId: "agent" });
  await agent.channels.get("asked").presence.enter("here");
  const { items } = await rest.channels.get("asked").presence.get({});
  expect(items.map(({ clientId, data }): unknown => [clientId, data])).toEqual([["agent", "here"]]);
  const { status } = await rest.channels.get("asked").status();
  expect(status).toMatchObject({ isActive: true, occupancy: { metrics: { connections: 1, presenceMembers: 1 } } });
  const past = await rest.channels.get("asked").presence.history({});
  expect(past.items.map(({ action }) => action)).toEqual(["enter"]);
});

it("refuses a 51st message in one second and one of more than 64 KiB, and takes the next second's", async () => {
  const client = world.realtime();
  const channel = client.channels.get("flood");
  await channel.attach();
  const all = await Promise.all(Array.from({ length: 51 }, (_, n) => codeOf(channel.publish("n", String(n)))));
  expect(all.filter((code) => code === 0)).toHaveLength(50);
  expect(all.at(-1)).toBe(42910);
  world.hub.clock.move(1_000);
  expect(await codeOf(channel.publish("n", "later"))).toBe(0);
  const large = world.realtime({ maxMessageSize: 10_000_000 }).channels.get("flood");
  expect(await codeOf(large.publish("large", "x".repeat(65_537)))).toBe(40009);
  expect(
    await codeOf(world.rest({ maxMessageSize: 10_000_000 }).channels.get("flood").publish("large", "x".repeat(65_537))),
  ).toBe(40009);
});

it("refuses a 201st channel on one connection", async () => {
  const few = await openHubWorld({ limits: { channelsPerConnectionMax: 2 } });
  const client = few.realtime();
  await client.channels.get("a").attach();
  await client.channels.get("b").attach();
  expect(await codeOf(client.channels.get("c").attach())).toBe(90010);
  await client.channels.get("b").detach();
  expect(await codeOf(client.channels.get("d").attach())).toBe(0);
  await few.close();
});

it("makes an app as Ably's sandbox does, with keys of its own, and takes it away", async () => {
  const order = { keys: [{}, { capability: '{"a:*":["subscribe"]}' }], namespaces: [{ id: "kept", persisted: true }] };
  const made = await fetch(`${world.hub.url}/apps`, { method: "POST", body: JSON.stringify(order) });
  const app: { appId: string; keys: { keyStr: string }[] } = await made.json();
  expect(made.status).toBe(201);
  const client = world.realtime({ key: app.keys[0]?.keyStr ?? "" });
  await client.channels.get("kept:x").publish("n", "theirs");
  expect(world.hub.messages("kept:x")).toEqual([]);
  const failed = new Promise((resolve) => client.connection.once("failed", resolve));
  const authorization = `Basic ${Buffer.from(app.keys[0]?.keyStr ?? "").toString("base64")}`;
  const gone = await fetch(`${world.hub.url}/apps/${app.appId}`, { method: "DELETE", headers: { authorization } });
  expect(gone.status).toBe(200);
  await failed;
  expect(client.connection.errorReason?.code).toBe(40101);
});

it("refuses credentials that are none, and the client does not come again", async () => {
  const client = world.realtime({ key: "this.is:wrong" });
  await client.connection.whenState("failed");
  expect(client.connection.errorReason?.code).toBe(40101);
  expect(await codeOf(world.rest({ key: "this.is:wrong" }).channels.get("x").publish("a", "b"))).toBe(40101);
});

it("says no to what it does not speak, instead of nothing", async () => {
  const channel = world.realtime().channels.get("beyond");
  const attached = onceChannel(channel, "attached");
  const heard = await listen(channel);
  await attached;
  await channel.publish("n", "original");
  await heard.reach(1);
  const [message] = heard.messages;
  if (message === undefined) throw new Error("Nothing was heard.");
  expect(await codeOf(channel.deleteMessage(message))).toBe(50001);
});

it("survives what is no protocol at all", async () => {
  const post = (body: string): Promise<Response> =>
    fetch(`${world.hub.url}/channels/x/messages?key=${world.hub.key}`, { method: "POST", body });
  const codes = await Promise.all(
    ["{", '"text"', "[]", "[7]", '{"data":7}'].map(async (body) => [(await post(body)).status, body]),
  );
  expect(codes.map(([status]) => status)).toEqual([400, 400, 400, 400, 400]);
  const socket = new WebSocket(`${world.hub.url.replace("http", "ws")}/?key=${world.hub.key}&format=json`);
  const heard: { action: number; msgSerial?: number }[] = [];
  const nacked = new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      heard.push(JSON.parse(String(data)));
      if (heard.length === 2) resolve();
    };
  });
  await new Promise((resolve) => (socket.onopen = resolve));
  for (const word of ["{", "7", "{}", '{"action":15}', '{"action":99,"msgSerial":0}']) socket.send(word);
  await nacked;
  expect(heard.map(({ action }) => action)).toEqual([4, 2]);
  socket.close();
});
