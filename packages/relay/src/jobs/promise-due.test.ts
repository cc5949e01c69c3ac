import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { newId, tempFolder, testRelay } from "../testing/test-relay.ts";

describe("a promise whose time has come", () => {
  it("[HG7] is broken at its due time without anybody asking, and the next rung is promised", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    await platform.advance(59_999);
    expect((await kim.read()).head).toBe(3);
    await platform.advance(1);
    expect((await kim.read(3)).events).toMatchObject([
      { type: "promise.broken", from: { type: "relay" } },
      { type: "promise.made", rung: "written" },
    ]);
  });

  it("[HG7] ends unanswered at the foot of the ladder", async () => {
    const { visitor, platform } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    await platform.advance(60_000 + 3_600_000);
    expect((await kim.read()).events.at(-1)).toMatchObject({ type: "promise.unanswered" });
  });

  it("[HG7] is settled when the relay was down at the time, before the visitor's next command", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await testRelay({ folder, platform });
    const kim = first.visitor();
    await kim.askHuman();
    first.db.close();
    await first.relay.stop();
    platform.jump(120_000);

    const second = await testRelay({ folder, platform });
    const late = second.visitor(kim.secret);
    await late.say("is anybody there?");
    const types = (await late.read(3)).events.map((event) => event.type);
    expect(types).toEqual(["promise.broken", "promise.made", "message.sent"]);
  });

  it("leaves no job behind when it has ended before", async () => {
    const { visitor, platform, db } = await testRelay();
    const kim = visitor();
    await kim.askHuman();
    await kim.send({ type: "withdraw", id: newId() });
    await platform.advance(60_000);
    expect(db.prepare("SELECT count(*) AS jobs FROM jobs WHERE type <> 'beat'").get()).toEqual({ jobs: 0 });
    expect((await kim.read()).events.map((event) => event.type)).not.toContain("promise.broken");
  });
});
