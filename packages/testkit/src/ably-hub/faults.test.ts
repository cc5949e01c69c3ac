// What goes wrong on command, as the published client lives through it.
import { afterEach, beforeEach, expect, it } from "vitest";
import { codeOf, listen, onceChannel, openHubWorld } from "./hub-world.ts";
import type { HubWorld } from "./hub-world.ts";

let world: HubWorld;
beforeEach(async () => {
  world = await openHubWorld();
});
afterEach(() => world.close());

it("lets a later publisher in before an earlier one, and keeps each one's own order", async () => {
  const client = world.realtime();
  const [slow, quick] = [client.channels.get("order"), world.realtime().channels.get("order")];
  const heard = await listen(slow);
  await quick.attach();
  world.hub.faults.reorder("order");
  const late = [slow.publish("say", "slow 1"), slow.publish("say", "slow 2")];
  // The first ping leaves before what was published, the second one behind it.
  await client.connection.ping();
  await client.connection.ping();
  await quick.publish("say", "quick");
  await Promise.all(late);
  await heard.reach(3);
  expect(heard.data()).toEqual(["quick", "slow 1", "slow 2"]);
  await slow.publish("say", "in order again");
});

it("delays what clients hear, in its order, and for nobody's answer by REST", async () => {
  const channel = world.realtime().channels.get("slow");
  const heard = await listen(channel);
  const rest = world.rest().channels.get("slow");
  world.hub.faults.delay(30_000);
  await rest.publish("say", "1");
  world.hub.faults.delay(0);
  await rest.publish("say", "2");
  expect(heard.messages).toEqual([]);
  world.hub.clock.move(30_000);
  await heard.reach(2);
  expect(heard.data()).toEqual(["1", "2"]);
});

it("stalls one client's socket and nobody else's, and lets go what was held", async () => {
  const [one, other] = [world.realtime({ clientId: "one" }), world.realtime({ clientId: "other" })];
  const [held, free] = [await listen(one.channels.get("stall")), await listen(other.channels.get("stall"))];
  const release = world.hub.faults.stall("one");
  const publish = one.channels.get("stall").publish("say", "from the stalled one");
  await other.channels.get("stall").publish("say", "from the other");
  await free.reach(1);
  expect(held.messages).toEqual([]);
  release();
  await publish;
  await held.reach(2);
  expect(held.data()).toEqual(["from the other", "from the stalled one"]);
});

it("answers so many requests with a 5xx, then as ever", async () => {
  const channel = world.rest().channels.get("down");
  world.hub.faults.answer5xx(2);
  expect(await codeOf(channel.publish("say", "1"))).toBe(50310);
  world.hub.faults.answer5xx(1, 50000);
  expect(await codeOf(channel.publish("say", "2"))).toBe(50000);
  expect(await codeOf(channel.publish("say", "3"))).toBe(0);
  expect(world.hub.messages("down").map(({ data }) => data)).toEqual(["3"]);
});

it("does what it is asked by REST and loses the answer: asked again under the same id, it is done once", async () => {
  const channel = world.rest().channels.get("unsure");
  world.hub.faults.loseAnswers(1);
  const publish = (): Promise<unknown> => channel.publish({ id: "order-1", name: "say", data: "once" });
  expect(await codeOf(publish())).toBe(-1);
  expect(await codeOf(publish())).toBe(0);
  expect(world.hub.messages("unsure").map(({ data }) => data)).toEqual(["once"]);
});

it("is not there for anybody while it is down, and is afterwards", async () => {
  const up = world.hub.faults.goDown();
  const client = world.realtime();
  await client.connection.whenState("disconnected");
  expect(client.connection.errorReason?.code).toBe(80003);
  up();
  await client.connection.whenState("connected");
  expect(world.hub.connected()).toBe(1);
});

it("cuts everybody or one, and counts them", async () => {
  const clients = ["a", "b", "b"].map((clientId) => world.realtime({ clientId }));
  await Promise.all(clients.map((one) => one.connection.whenState("connected")));
  const away = clients.map((one) => new Promise((resolve) => one.connection.once("disconnected", resolve)));
  expect(world.hub.faults.cut("b")).toBe(2);
  await Promise.all(away.slice(1));
  expect(clients[0]?.connection.state).toBe("connected");
  expect(world.hub.faults.cut("nobody")).toBe(0);
});

it("is told of its faults and its time by HTTP, when it is a process of its own", async () => {
  const channel = world.realtime({ clientId: "visitor" }).channels.get("told");
  const heard = await listen(channel);
  const command = async (body: object): Promise<number> => {
    const headers = { authorization: `Basic ${Buffer.from(world.hub.key).toString("base64")}` };
    const answer = await fetch(`${world.hub.url}/hub/commands`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const back = onceChannel(channel, "attached");
  expect(await command({ do: "cut", clientId: "visitor" })).toBe(200);
  await back;
  expect(await command({ do: "answer5xx", amount: 1 })).toBe(200);
  expect(await codeOf(world.rest().time())).toBe(50310);
  expect(await command({ do: "pass", ms: 60_000 })).toBe(200);
  expect(world.hub.clock.now() - Date.now()).toBeGreaterThan(59_000);
  expect(await command({ do: "nothing known" })).toBe(400);
  const stranger = await fetch(`${world.hub.url}/hub/commands`, { method: "POST", body: '{"do":"cut"}' });
  expect(stranger.status).toBe(401);
  expect(heard.messages).toEqual([]);
});
