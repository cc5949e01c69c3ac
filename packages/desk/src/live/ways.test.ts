import { createEars, type Line } from "@handrail/core/ably";
import type { DeskFrame } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { FakeRelay } from "../../test/fake/fake-relay.ts";
import { World } from "../../test/fake/world.ts";
import { heardAttention, TestClock, testPlatform, testRinging } from "../../test/test-platform.ts";
import type { Platform } from "../platform/platform.ts";
import { createDesk } from "../state/create-desk.ts";

/** A line that goes up and down by the test's word. */
function fakeLine() {
  const ears = createEars<DeskFrame>();
  let isUp = false;
  let isClosed = false;
  const line: Line<DeskFrame> = {
    get isUp() {
      return isUp;
    },
    listen: ears.listen,
    close() {
      isClosed = true;
      turn(false);
    },
  };
  const turn = (up: boolean): void => {
    isUp = up;
    if (up) ears.onUp();
    else ears.onDown();
  };
  return { line, turn, says: (...frames: DeskFrame[]) => ears.onFrames(frames), isClosed: () => isClosed };
}

async function start({ realtime }: { realtime?: "ably" } = { realtime: "ably" }) {
  const clock = new TestClock();
  const relay = new FakeRelay(new World(() => clock.nowMs));
  const facts = { name: "ingrid", email: "ingrid@a.example", role: "agent", isOnDuty: true, password: "long enough" };
  const me = relay.world.addAgent({ ...facts, role: "agent", ...(realtime && { realtime }) });
  relay.session = me.id;
  const base = testPlatform(clock, relay);
  const fake = fakeLine();
  const asked: string[] = [];
  let streams = 0;
  let lines = 0;
  const platform: Platform = {
    ...base,
    fetch: (path, init) => {
      asked.push(path.replace("/desk/api/", ""));
      return base.fetch(path, init);
    },
    openStream: (path, handlers) => {
      streams += 1;
      const close = base.openStream(path, handlers);
      return () => {
        streams -= 1;
        close();
      };
    },
    openLine: async () => {
      lines += 1;
      return fake.line;
    },
  };
  const desk = createDesk({
    platform,
    attention: heardAttention(),
    ringing: testRinging(),
    hash: "#/",
    setHash: () => {},
  });
  await base.settle();
  const count = (path: string): number => asked.filter((one) => one.startsWith(path)).length;
  const held = relay.world.start();
  relay.world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
  relay.world.agent(held, me, { type: "accept" });
  await desk.conversations.read(held.id);
  const texts = (): readonly string[] =>
    desk.conversations
      .of(held.id)
      .value.replica.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
  const says = (text: string): void => void relay.world.visitor(held, { type: "say", text });
  const news = (): DeskFrame => ({
    type: "log",
    conversation: held.id,
    head: held.state?.head ?? 0,
    events: held.events.slice(-1),
  });
  const { pass, settle } = base;
  return {
    desk,
    relay,
    me,
    held,
    fake,
    pass,
    settle,
    count,
    texts,
    says,
    news,
    streams: () => streams,
    lines: () => lines,
  };
}

describe("news by a line", () => {
  it("takes the stream's place while the line is up, and says every five seconds that the agent is there", async () => {
    const { desk, fake, pass, settle, count, texts, says, news, streams } = await start();
    expect([streams(), count("inbox")]).toEqual([1, 0]);
    fake.turn(true);
    await settle();
    expect([streams(), count("inbox"), desk.connection.value]).toEqual([0, 1, "live"]);
    says("by the line");
    fake.says(news(), news());
    expect(texts()).toEqual(["by the line"]);
    await pass(20_000);
    expect([streams(), count("inbox")]).toEqual([0, 5]);
    desk.stop();
    await pass(20_000);
    expect([count("inbox"), fake.isClosed()]).toEqual([5, true]);
  });

  it("reads the lists at once when it hears that something has moved, and one more time for what moved meanwhile", async () => {
    const { desk, relay, fake, settle, count } = await start();
    fake.turn(true);
    await settle();
    relay.world.visitor(relay.world.start(), { type: "ask-human", why: "button", epoch: null, seen: null });
    const beat = { type: "beat", nowMs: 0 } as const;
    fake.says(beat, beat, beat);
    await settle();
    expect(desk.inbox.value?.queue).toHaveLength(1);
    expect(count("inbox")).toBe(3);
  });

  it("[HG9] reads what was lost on the way, by how far the lists say that the log goes", async () => {
    const { fake, pass, settle, texts, says } = await start();
    fake.turn(true);
    await settle();
    says("lost");
    await pass(5_000);
    expect(texts()).toEqual(["lost"]);
  });

  it("goes back to the stream when the line is down for three seconds, not before, and comes over again by itself", async () => {
    const { desk, fake, pass, settle, texts, says, streams } = await start();
    fake.turn(true);
    await settle();
    fake.turn(false);
    await pass(2_000);
    fake.turn(true);
    await pass(2_000);
    expect(streams()).toBe(0);
    fake.turn(false);
    await pass(3_000);
    expect(streams()).toBe(1);
    says("by the stream");
    await settle();
    expect(texts()).toEqual(["by the stream"]);
    fake.turn(true);
    await settle();
    expect([streams(), desk.connection.value]).toEqual([0, "live"]);
  });

  it("has the relay's stream when the lists cannot be read, and asks who is signed in", async () => {
    const { desk, relay, fake, pass, settle, streams } = await start();
    fake.turn(true);
    await settle();
    relay.fault = "down";
    await pass(5_000);
    expect(desk.connection.value).toBe("reconnecting");
    relay.fault = "none";
    await pass(30_000);
    expect([desk.connection.value, streams()]).toEqual(["live", 0]);
    relay.session = null;
    await pass(5_000);
    expect(desk.session.state.value.type).toBe("signed-out");
    expect(fake.isClosed()).toBe(true);
  });

  it("opens no line where the relay has no realtime service, and ends it when it has none any more", async () => {
    const without = await start({});
    expect([without.lines(), without.streams()]).toEqual([0, 1]);
    const { relay, me, fake, settle, pass, streams, lines } = await start();
    fake.turn(true);
    await settle();
    const { realtime: _realtime, ...rest } = me;
    relay.world.agents.splice(relay.world.agents.indexOf(me), 1, rest);
    await pass(5_000);
    expect([lines(), fake.isClosed(), streams()]).toEqual([1, true, 1]);
  });
});
