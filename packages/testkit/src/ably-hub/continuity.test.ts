// The published client against a hub that loses it: what is missed, what is sent twice, and what cannot be given back.
import { afterEach, beforeEach, expect, it } from "vitest";
import { codeOf, listen, onceChannel, openHubWorld } from "./hub-world.ts";
import type { HubWorld } from "./hub-world.ts";

const MINUTE = 60_000;

let world: HubWorld;
beforeEach(async () => {
  world = await openHubWorld();
});
afterEach(() => world.close());

it("gives back what was said while somebody was cut off, in its order, each once, on the same connection", async () => {
  const [visitor, agent] = [world.realtime({ clientId: "visitor" }), world.realtime({ clientId: "agent" })];
  const channel = visitor.channels.get("talk");
  const heard = await listen(channel);
  const replies = agent.channels.get("talk");
  await replies.publish("say", "1");
  await heard.reach(1);
  const before = visitor.connection.id;
  const away = new Promise((resolve) => visitor.connection.once("disconnected", resolve));
  const back = onceChannel(channel, "attached");
  expect(world.hub.faults.cut("visitor")).toBe(1);
  await away;
  await Promise.all([replies.publish("say", "2"), replies.publish("say", "3")]);
  expect((await back).resumed).toBe(true);
  await replies.publish("say", "4");
  await heard.reach(4);
  expect(heard.data()).toEqual(["1", "2", "3", "4"]);
  expect(visitor.connection.id).toBe(before);
});

it("delivers a message once whose acknowledgement was lost and which the client sends again", async () => {
  const sender = world.realtime({ clientId: "sender" });
  const heard = await listen(world.realtime().channels.get("once"));
  const channel = sender.channels.get("once");
  await channel.publish("say", "first");
  world.hub.faults.dropAcks(2);
  const [second, third] = [channel.publish("say", "second"), channel.publish("say", "third")];
  await heard.reach(3);
  world.hub.faults.cut("sender");
  const results = await Promise.all([second, third]);
  await channel.publish("say", "last");
  await heard.reach(4);
  expect(heard.data()).toEqual(["first", "second", "third", "last"]);
  expect(results.map(({ serials }) => serials[0])).toEqual(heard.messages.slice(1, 3).map(({ serial }) => serial));
});

it("refuses a message again that it has refused, when the client sends it again", async () => {
  await world.close();
  world = await openHubWorld({ limits: { messagesPerSecondMax: 1 } });
  const sender = world.realtime({ clientId: "sender" });
  const heard = await listen(sender.channels.get("later"));
  const full = sender.channels.get("full");
  await full.publish("say", "first");
  world.hub.faults.dropAcks(2);
  const outcomes = [
    codeOf(full.publish("say", "too much")),
    codeOf(sender.channels.get("later").publish("say", "yes")),
  ];
  await heard.reach(1);
  world.hub.clock.move(1_000);
  world.hub.faults.cut("sender");
  expect(await Promise.all(outcomes)).toEqual([42910, 0]);
  expect(world.hub.messages("full").map(({ data }) => data)).toEqual(["first"]);
});

it("takes an id that it knows from two minutes for the same message, and one that is older for a new one", async () => {
  const [one, other] = [world.realtime().channels.get("ids"), world.rest().channels.get("ids")];
  const first = await one.publish({ id: "order-1", name: "say", data: "a" });
  world.hub.clock.move(2 * MINUTE - 1_000);
  expect(await other.publish({ id: "order-1", name: "say", data: "a" })).toEqual(first);
  expect(world.hub.messages("ids")).toHaveLength(1);
  world.hub.clock.move(2_000);
  expect((await other.publish({ id: "order-1", name: "say", data: "a" })).serials).not.toEqual(first.serials);
});

it("refuses several messages under ids that do not belong together", async () => {
  const channel = world.rest().channels.get("batch");
  const batch = (...ids: string[]): Promise<number> => codeOf(channel.publish(ids.map((id) => ({ id, name: "say" }))));
  expect(await batch("a:0", "b:1")).toBe(40031);
  expect(await batch("a:0", "a:2")).toBe(40031);
  expect(await batch("a:0", "a:1")).toBe(0);
});

it("says that continuity is lost after two minutes, and why, and goes on from there", async () => {
  const visitor = world.realtime({ clientId: "visitor" });
  const channel = visitor.channels.get("persisted:talk");
  const heard = await listen(channel);
  const before = visitor.connection.id;
  const agent = world.realtime().channels.get("persisted:talk");
  await agent.publish("say", "heard");
  await heard.reach(1);
  const up = world.hub.faults.goDown();
  const away = new Promise((resolve) => visitor.connection.once("disconnected", resolve));
  const back = onceChannel(channel, "attached");
  world.hub.faults.cut("visitor");
  await away;
  world.hub.clock.move(2 * MINUTE + 1_000);
  await agent.publish("say", "missed");
  up();
  const { resumed, reason } = await back;
  expect(resumed).toBe(false);
  expect(reason?.code).toBe(90003);
  expect(visitor.connection.id).not.toBe(before);
  expect(visitor.connection.errorReason?.code).toBe(80008);
  await agent.publish("say", "heard again");
  await heard.reach(2);
  expect(heard.data()).toEqual(["heard", "heard again"]);
  const { items } = await channel.history({ untilAttach: true });
  expect(items.map(({ data }): unknown => data)).toEqual(["missed", "heard"]);
});

it("rewinds for whoever attaches, and not for whoever attaches again, even where what they have missed is lost", async () => {
  const visitor = world.realtime({ clientId: "visitor" });
  const channel = visitor.channels.get("persisted:rewound", { params: { rewind: "10" } });
  const agent = world.realtime().channels.get("persisted:rewound");
  await agent.publish("say", "before");
  const heard = await listen(channel);
  await heard.reach(1);
  const up = world.hub.faults.goDown();
  const back = onceChannel(channel, "attached");
  world.hub.faults.cut("visitor");
  await agent.publish("say", "missed");
  world.hub.clock.move(2 * MINUTE + 1_000);
  up();
  await back;
  await agent.publish("say", "after");
  await heard.reach(2);
  expect(heard.data()).toEqual(["before", "after"]);
  await channel.detach();
  await channel.attach();
  await heard.reach(5);
  expect(heard.data().slice(2)).toEqual(["before", "missed", "after"]);
});

it("tells what is ephemeral to those who are there, and to nobody later", async () => {
  const channel = world.realtime().channels.get("persisted:passing", { params: { rewind: "10" } });
  const heard = await listen(channel);
  const rest = world.rest().channels.get("persisted:passing");
  await rest.publish("say", "1");
  await rest.publish({ name: "typing", data: "passing", extras: { ephemeral: true } });
  await rest.publish("say", "2");
  await heard.reach(3);
  expect(heard.data()).toEqual(["1", "passing", "2"]);
  const { items } = await rest.history();
  expect(items.map(({ data }): unknown => data)).toEqual(["2", "1"]);
  await channel.detach();
  await channel.attach();
  await heard.reach(5);
  expect(heard.data().slice(3)).toEqual(["1", "2"]);
});

it("is suspended once its time is up, refuses what is sent then with 80002, and comes back by itself", async () => {
  await world.close();
  world = await openHubWorld({ limits: { connectionStateTtlMs: 60 } });
  const visitor = world.realtime({ clientId: "visitor" });
  const channel = visitor.channels.get("talk");
  const heard = await listen(channel);
  const suspended = onceChannel(channel, "suspended");
  const up = world.hub.faults.goDown();
  world.hub.faults.cut();
  const queued = codeOf(channel.publish("say", "queued"));
  await suspended;
  expect(await queued).toBe(80002);
  expect(await codeOf(channel.publish("say", "refused"))).not.toBe(0);
  const back = onceChannel(channel, "attached");
  up();
  await back;
  await channel.publish("say", "after");
  await heard.reach(1);
  expect(heard.data()).toEqual(["after"]);
});

it("is recovered by another client that has the recovery key, with what was missed", async () => {
  const page = world.realtime({ clientId: "visitor" });
  const heard = await listen(page.channels.get("talk"));
  const rest = world.rest().channels.get("talk");
  await rest.publish("say", "1");
  await heard.reach(1);
  const recover = page.connection.createRecoveryKey();
  if (recover === null) throw new Error("There is no recovery key.");
  const { id, key } = page.connection;
  // The page is gone, with its socket; it said no goodbye.
  page.connection.off();
  world.hub.faults.cut("visitor");
  await rest.publish("say", "2");
  const reload = world.realtime({ clientId: "visitor", recover });
  const again = await listen(reload.channels.get("talk"));
  await again.reach(1);
  expect(again.data()).toEqual(["2"]);
  expect(reload.connection.id).toBe(id);
  expect(reload.connection.key).not.toBe(key);
});

it("knows a connection key that it never gave out for none", async () => {
  const connectionKey = "_____!never-given-out";
  const client = world.realtime({ recover: JSON.stringify({ connectionKey, msgSerial: 3, channelSerials: {} }) });
  await client.connection.whenState("connected");
  expect(client.connection.errorReason?.code).toBe(80018);
  expect(await codeOf(client.channels.get("fresh").publish("say", "counted from 0"))).toBe(0);
});

it("delivers what is on its way once to a client that attaches again meanwhile", async () => {
  const client = world.realtime();
  const channel = client.channels.get("talk");
  const heard = await listen(channel);
  world.hub.faults.delay(10_000);
  await world.rest().channels.get("talk").publish("say", "on its way");
  const changed = channel.setOptions({ params: { rewind: "5" } });
  const marked = client.channels.get("marker").publish("say", "behind it");
  await expect.poll(() => world.hub.messages("marker").length).toBe(1);
  world.hub.faults.delay(0);
  world.hub.clock.move(10_000);
  await Promise.all([changed, marked]);
  await channel.publish("say", "last");
  await heard.reach(2);
  expect(heard.data()).toEqual(["on its way", "last"]);
});

it("does not enter somebody a second time who was away for a moment", async () => {
  const agent = world.realtime({ clientId: "agent" });
  const channel = agent.channels.get("desk");
  await channel.presence.enter();
  const back = onceChannel(channel, "attached");
  world.hub.faults.cut("agent");
  await back;
  await channel.presence.update("still here");
  const { items } = await channel.presence.history();
  expect(items.map(({ action }) => action)).toEqual(["update", "enter"]);
});

it("does not let one client resume another's connection", async () => {
  const page = world.realtime({ clientId: "visitor" });
  await page.connection.whenState("connected");
  const recover = page.connection.createRecoveryKey();
  if (recover === null) throw new Error("There is no recovery key.");
  const thief = world.realtime({ clientId: "thief", recover });
  await thief.connection.whenState("connected");
  expect(thief.connection.id).not.toBe(page.connection.id);
  expect(thief.connection.errorReason?.code).toBe(80011);
});

it("keeps somebody present whose socket is gone for 15 seconds, then lets them go, and has them back when they come", async () => {
  const [agent, visitor] = [world.realtime({ clientId: "agent" }), world.realtime({ clientId: "visitor" })];
  const watched = visitor.channels.get("desk").presence;
  await agent.channels.get("desk").presence.enter();
  await visitor.channels.get("desk").attach();
  const names = async (): Promise<readonly string[]> => (await watched.get()).map(({ clientId }) => clientId);
  expect(await names()).toEqual(["agent"]);
  const left = new Promise((resolve) => void watched.subscribe("leave", resolve));
  const entered = new Promise((resolve) => void watched.subscribe("enter", resolve));
  const away = new Promise((resolve) => agent.connection.once("disconnected", resolve));
  const up = world.hub.faults.goDown();
  world.hub.faults.cut("agent");
  await away;
  world.hub.clock.move(14_000);
  expect(await names()).toEqual(["agent"]);
  world.hub.clock.move(2_000);
  await left;
  expect(await names()).toEqual([]);
  up();
  await entered;
  expect(await names()).toEqual(["agent"]);
});

it("syncs a presence set of several pages", async () => {
  const crowd = world.realtime();
  const channel = crowd.channels.get("crowd");
  await channel.attach();
  await Promise.all(Array.from({ length: 230 }, (_, n) => channel.presence.enterClient(`visitor-${n}`)));
  const members = await world.realtime().channels.get("crowd").presence.get();
  expect(new Set(members.map(({ clientId }) => clientId)).size).toBe(230);
  const rest = await world.rest().channels.get("crowd").presence.get({ limit: 200 });
  expect([rest.items.length, (await rest.next())?.items.length]).toEqual([200, 30]);
});

it("notices a hub that says nothing any more, and comes back", async () => {
  await world.close();
  world = await openHubWorld({ limits: { maxIdleIntervalMs: 50 } });
  const visitor = world.realtime({ realtimeRequestTimeout: 150 });
  const channel = visitor.channels.get("talk");
  const heard = await listen(channel);
  const back = onceChannel(channel, "attached");
  world.hub.faults.stall();
  await world.rest().channels.get("talk").publish("say", "into the dark");
  expect((await back).resumed).toBe(true);
  await heard.reach(1);
  expect(heard.data()).toEqual(["into the dark"]);
});
