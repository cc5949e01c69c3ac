import { LIMITS } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { codeOf, newId, testRelay } from "../testing/test-relay.ts";

describe("POST /v1/events with stream", () => {
  it("begins with what the reader lacks and goes on with each commit", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    await kim.say("one");
    const stream = await kim.stream(1);
    await kim.say("two");
    await platform.settle();
    expect(stream.frames.map((frame) => frame.type)).toEqual(["log", "log", "log"].slice(0, stream.frames.length));
    expect(stream.events.map((event) => event.seq)).toEqual(
      Array.from({ length: stream.events.length }, (_, index) => index + 2),
    );
    expect(stream.events.filter((event) => event.type === "message.sent")).toMatchObject([
      { text: "one" },
      { text: "two" },
    ]);
  });

  it("[HG9] has no gap and no repeat for readers who dial while others write", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    await kim.say("first");
    const writes = Array.from({ length: 60 }, (_, index) => kim.say(`message ${index}`));
    const streams = await Promise.all(Array.from({ length: 20 }, () => kim.stream()));
    const more = Array.from({ length: 60 }, (_, index) => kim.say(`later ${index}`));
    await Promise.all([...writes, ...more]);
    await platform.settle();
    const { head } = await kim.read();
    const whole = Array.from({ length: head }, (_, index) => index + 1);
    for (const stream of streams) expect(stream.events.map((event) => event.seq)).toEqual(whole);
  });

  it("brings a long log in pieces, all of it", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    for (let batch = 0; batch < 14; batch += 1) {
      await kim.send(...Array.from({ length: 32 }, () => ({ type: "say" as const, id: newId(), text: "more" })));
    }
    const stream = await kim.stream();
    await platform.settle();
    const { head } = await kim.read(10_000);
    expect(head).toBeGreaterThan(2 * LIMITS.eventsPerReadMax);
    expect(stream.events.map((event) => event.seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  });

  it("beats when nothing happens, with the head and the generation", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    const { head, generation } = await kim.say("hello");
    const stream = await kim.stream(head);
    await platform.advance(LIMITS.beatMs * 3);
    expect(stream.frames.slice(1)).toMatchObject(Array.from({ length: 3 }, () => ({ type: "beat", head, generation })));
  });

  it("[HG8] tells the second in the queue at once that the first has gone", async () => {
    const { visitor, platform } = await testRelay();
    const [kim, ola] = [visitor(), visitor()];
    await kim.askHuman();
    platform.jump(1_000);
    await ola.askHuman();
    const stream = await ola.stream();
    expect((await ola.read()).live.place).toBe(2);
    await kim.send({ type: "withdraw", id: newId() });
    await platform.advance(300);
    expect(stream.frames.at(-1)).toMatchObject({ type: "beat", live: { place: 1, waiting: 1 } });
  });

  it("says bye when the relay stops, and ends", async () => {
    const { relay, visitor } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const stream = await kim.stream();
    await relay.stop();
    await stream.ended;
    expect(stream.frames.at(-1)).toEqual({ type: "bye" });
  });

  it("says bye after an hour", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    const stream = await kim.stream();
    await platform.advance(60 * 60 * 1000 + LIMITS.beatMs);
    await stream.ended;
    expect(stream.frames.at(-1)).toEqual({ type: "bye" });
  });

  it("is refused with too-many-streams when all seats are taken, and frees a seat when a reader leaves", async () => {
    const { visitor, post, platform } = await testRelay({ streamsMax: 1 });
    const kim = visitor();
    await kim.say("hello");
    const stream = await kim.stream();
    const body = { ...kim.credentials, after: 0, wait: "stream" };
    const refused = await post("/v1/events", body);
    expect([refused.status, await codeOf(refused)]).toEqual([503, "too-many-streams"]);
    stream.leave();
    await platform.settle();
    expect((await post("/v1/events", body)).status).toBe(200);
  });

  it("is refused with unknown-conversation for a secret that opens nothing", async () => {
    const { visitor, post, rows } = await testRelay();
    const response = await post("/v1/events", { ...visitor().credentials, after: 0, wait: "stream" });
    expect([response.status, await codeOf(response), rows()]).toEqual([404, "unknown-conversation", 0]);
  });
});

describe("POST /v1/events with poll", () => {
  it("answers at once when there is something to read", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    await kim.say("hello");
    expect((await kim.poll(0, 25_000)).events[0]).toMatchObject({ seq: 1 });
  });

  it("answers with the next commit", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    const { head } = await kim.say("hello");
    const poll = kim.poll(head, 25_000);
    await platform.settle();
    await kim.say("news");
    expect((await poll).events).toMatchObject([{ text: "news" }, ...(await kim.read(head + 1)).events]);
  });

  it("answers empty when its time is up", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    const { head } = await kim.say("hello");
    const poll = kim.poll(head, 5_000);
    await platform.advance(5_000);
    expect(await poll).toMatchObject({ head, events: [] });
  });

  it("answers at once a reader who is ahead of the log: it has met a restored back-up", async () => {
    const { visitor } = await testRelay();
    const kim = visitor();
    const { head } = await kim.say("hello");
    expect(await kim.poll(head + 5, 25_000)).toMatchObject({ head, events: [] });
  });
});
