import { describe, expect, it } from "vitest";
import { newId, testRelay } from "../testing/test-relay.ts";
import { handrail } from "./handrail.fixture.ts";

/** A conversation of a running relay. */
async function told() {
  const test = await testRelay();
  const kim = test.visitor();
  await kim.say("My knee hurts.\nSince Tuesday.");
  // There is no bot here, so a human was asked for by rule.
  await kim.send({ type: "withdraw", id: newId() });
  const { conversation, head } = await kim.read();
  return { ...test, kim, conversation, head };
}

describe("handrail conversation export", () => {
  it("[HG14] [HG8] prints who said what and when, for people and for programs", async () => {
    const { folder, conversation, kim } = await told();
    const { code, out } = await handrail(["conversation", "export", conversation, "--data", folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Conversation with .*\. Times are UTC\.\r\n/);
    expect(out).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Visitor: My knee hurts\.\r\n {4}Since Tuesday\.\r\n/);
    const json = await handrail(["conversation", "export", conversation, "--data", folder, "--format", "json"]);
    const exported = JSON.parse(json.out);
    expect(exported).toMatchObject({ conversation, site: "shop" });
    expect(exported.events).toEqual((await kim.read()).events);
  });

  it("says so when there is no such conversation", async () => {
    const { folder } = await told();
    const ended = await handrail(["conversation", "export", "nowhere", "--data", folder]);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("No conversation has this id.");
    // One id in 64 begins as an option does.
    const dashed = await handrail(["conversation", "export", `-${"a".repeat(42)}`, "--data", folder]);
    expect(dashed).toMatchObject({ code: 1, err: ended.err });
  });
});

describe("handrail conversation erase", () => {
  it("[HG14] erases beside a running relay, which tells the visitor, and puts on record who asked for it", async () => {
    const { folder, conversation, kim, head, db, platform } = await told();
    const stream = await kim.stream(head);
    const ended = await handrail(["conversation", "erase", conversation, "--data", folder, "--by", "Ida, 26 Nov"]);
    expect(ended).toMatchObject({ code: 0 });
    await platform.advance(6_000);
    expect(stream.events.at(-1)).toMatchObject({ type: "conversation.erased", from: { type: "relay" } });
    expect((await kim.read()).events).toHaveLength(1);
    expect(db.prepare("SELECT requester, name FROM erasures").all()).toEqual([
      { requester: "merchant", name: "Ida, 26 Nov" },
    ]);
    const left = await handrail(["conversation", "export", conversation, "--data", folder]);
    expect(left.out).not.toContain("knee");
    expect(left.out).toContain("The conversation was erased.");
    await platform.advance(4_000);
    expect(db.prepare("SELECT is_scrubbed FROM erasures").all()).toEqual([{ is_scrubbed: 1 }]);
  });

  it("[HG7] does not make somebody vanish who is still promised an answer", async () => {
    const { folder, conversation, kim, platform } = await told();
    // The test's relay lives in another time than the command, in which the promise would be overdue.
    platform.jump(Date.now() - platform.clock.now());
    await kim.askHuman();
    const before = (await kim.read()).events;
    const ended = await handrail(["conversation", "erase", conversation, "--data", folder, "--by", "Ida"]);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("still promised an answer");
    expect((await kim.read()).events).toEqual(before);
  });

  it("wants to know who asked for it", async () => {
    const { folder, conversation } = await told();
    expect(await handrail(["conversation", "erase", conversation, "--data", folder])).toMatchObject({ code: 2 });
  });
});
