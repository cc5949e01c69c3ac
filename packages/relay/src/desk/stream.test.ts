import { describe, expect, it } from "vitest";
import { testRelay } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

describe("the desk's stream", () => {
  it("begins with the whole of the desk's left side", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const first = await visitor().askHuman();
    await platform.advance(10_000);
    const second = await visitor().askHuman();
    const stream = await ola.stream();
    await platform.settle();
    expect(stream.frames[0]?.type).toBe("inbox");
    expect(stream.inbox?.queue.map(({ conversation }) => conversation)).toEqual([
      first.conversation,
      second.conversation,
    ]);
    expect(stream.inbox?.roster.map(({ name }) => name)).toEqual(["Kari", "Ola"]);
    expect(stream.of("inbox")[0]?.me).toMatchObject({ name: "Ola", isOnDuty: false });
    await stream.leave();
  });

  it("moves a conversation through the lists as it goes, and brings its news", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const ada = await DeskClient.signedIn(relay, "Ada");
    await ola.goOnDuty();
    const [mine, hers] = [await ola.stream(), await ada.stream()];
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await platform.advance(60);
    expect(mine.inbox?.queue).toHaveLength(1);
    await ola.command(conversation, { type: "accept" });
    await guest.say("Are you there?");
    await platform.advance(60);
    expect(mine.inbox?.queue).toHaveLength(0);
    expect(mine.inbox?.mine[0]).toMatchObject({ conversation, preview: "Are you there?" });
    expect(mine.inbox?.mine[0]?.awaitingSinceMs).toBe(platform.clock.now() - 120);
    expect(hers.inbox?.others[0]).toMatchObject({ conversation, owner: { type: "agent", agent: { name: "Ola" } } });
    expect(hers.inbox?.roster.find(({ name }) => name === "Ola")).toMatchObject({ isOnDuty: true, holding: 1 });
    const types = mine.of("log").flatMap((frame) => frame.events.map(({ type }) => type));
    expect(types).toContain("human.joined");
    expect(types.at(-1)).toBe("message.sent");
    const heads = mine.of("log").map(({ head }) => head);
    expect(heads).toEqual(heads.toSorted((a, b) => a - b));
    await Promise.all([mine.leave(), hers.leave()]);
  });

  it("says nothing of what is between a visitor and the bot", async () => {
    const { relay, visitor, platform } = await testRelay({ hasBot: true });
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    await platform.settle();
    const before = stream.frames.length;
    await visitor().say("A secret between me and the machine");
    await platform.advance(100);
    expect(stream.frames).toHaveLength(before);
    await stream.leave();
  });

  it("tells of a burst of changes once", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    await platform.settle();
    const before = stream.of("inbox").length;
    await Promise.all(Array.from({ length: 20 }, () => visitor().askHuman()));
    await platform.advance(60);
    expect(stream.inbox?.queue).toHaveLength(20);
    expect(stream.of("inbox").length - before).toBeLessThanOrEqual(2);
    await stream.leave();
  });

  it("beats every five seconds, keeps its agent on duty, and ends with the session", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await ola.goOnDuty();
    const stream = await ola.stream();
    await platform.advance(600_000);
    expect(stream.of("beat")).toHaveLength(120);
    expect((await ola.me()).isOnDuty).toBe(true);
    const kim = visitor();
    const { conversation } = await kim.askHuman();
    await ola.command(conversation, { type: "accept" });
    await ola.post("/auth/sign-out", {});
    await platform.advance(5_000);
    await stream.ended;
    expect(stream.frames.at(-1)).toEqual({ type: "bye" });
    // HG8: nobody is kept waiting for who has left on purpose.
    await platform.advance(15_000);
    expect((await kim.read()).events.at(-1)).toMatchObject({ type: "human.left" });
  });

  it("shows whether the visitor is there", async () => {
    const { relay, visitor, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    const guest = visitor();
    await guest.askHuman();
    await platform.advance(60);
    expect(stream.inbox?.queue[0]?.isVisitorPresent).toBe(false);
    const page = await guest.stream();
    await platform.advance(60);
    expect(stream.inbox?.queue[0]?.isVisitorPresent).toBe(true);
    page.leave();
    await platform.advance(10_000);
    expect(stream.inbox?.queue[0]?.isVisitorPresent).toBe(false);
    await stream.leave();
  });

  it("says bye when the relay stops, so that the desk dials again", async () => {
    const { relay, platform } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const stream = await ola.stream();
    const stopped = relay.stop();
    await platform.advance(1_000);
    await stopped;
    await stream.ended;
    expect(stream.frames.at(-1)).toEqual({ type: "bye" });
  });
});
