import { conversationId, siteId, type DeskAlarm } from "@handrail/protocol";
import { expect, it } from "vitest";
import { FakeRelay } from "../../test/fake/fake-relay.ts";
import { World } from "../../test/fake/world.ts";
import { heardAttention, TestClock, testPlatform, testRinging } from "../../test/test-platform.ts";
import { createDesk } from "./create-desk.ts";

const alarm = (id: string): DeskAlarm => ({
  id,
  site: siteId("shop"),
  siteName: "The Shop",
  conversation: conversationId("c".repeat(43)),
  kind: "broken",
  askedAtMs: 1,
  dueAtMs: 2,
  atMs: 2,
});

async function signedIn() {
  const clock = new TestClock();
  const relay = new FakeRelay(new World(() => clock.nowMs));
  const me = { name: "ingrid", email: "i@a.example", role: "agent", isOnDuty: true, password: "long enough" } as const;
  relay.session = relay.world.addAgent(me).id;
  relay.alarms = [alarm("al_1"), alarm("al_2")];
  const platform = testPlatform(clock, relay);
  const desk = createDesk({
    platform,
    attention: heardAttention(),
    ringing: testRinging(),
    hash: "#/",
    setHash: () => undefined,
  });
  await platform.settle();
  const shown = (): readonly string[] => desk.alarms.list.value.map(({ id }) => id);
  return { desk, relay, platform, shown };
}

it("[HG7] shows the promises that were not kept until each is acknowledged", async () => {
  const { desk, relay, shown } = await signedIn();
  expect(shown()).toEqual(["al_1", "al_2"]);
  await desk.alarms.acknowledge("al_1");
  expect(shown()).toEqual(["al_2"]);
  expect(relay.alarms).toHaveLength(1);
});

it("keeps an alarm that could not be acknowledged, and says why", async () => {
  const { desk, relay, shown } = await signedIn();
  relay.fault = "down";
  await desk.alarms.acknowledge("al_1");
  expect(shown()).toEqual(["al_1", "al_2"]);
  expect(desk.alarms.busy.value).toBeNull();
  expect(desk.notices.list.value).toMatchObject([{ tone: "trouble" }]);
});

it("notices by itself what colleagues have acknowledged, and what is new", async () => {
  const { relay, platform, shown } = await signedIn();
  relay.alarms = [alarm("al_3")];
  await platform.pass(20_000);
  expect(shown()).toEqual(["al_3"]);
});

it("looks soon after a promise has ended without an answer", async () => {
  const { desk, relay, platform, shown } = await signedIn();
  relay.alarms = [];
  desk.alarms.hear([]);
  await platform.pass(1_000);
  expect(shown()).toHaveLength(2);
  const held = relay.world.start();
  relay.world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
  const [event] = held.events;
  if (event) desk.alarms.hear([{ ...event, type: "promise.broken", promise: held.state?.promise?.id ?? never() }]);
  await platform.pass(1_000);
  expect(shown()).toEqual([]);
});

it("forgets them when nobody is signed in", async () => {
  const { desk, platform, shown } = await signedIn();
  await desk.signOut();
  await platform.pass(60_000);
  expect(shown()).toEqual([]);
});

function never(): never {
  throw new Error("the visitor who asked has no promise");
}
