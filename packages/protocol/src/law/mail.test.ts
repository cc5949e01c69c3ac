import { describe, expect, it } from "vitest";
import { confirmedEmail } from "../conversation.ts";
import { LIMITS } from "../limits.ts";
import { MINUTE, Story } from "./story.fixture.ts";

const EMAIL = "kim@home.example";
const give = (story: Story, email: string | null, phone: string | null = null) =>
  story.visitor({ type: "give-contact", name: null, email, phone });

function answered(): Story {
  const story = new Story();
  story.click();
  give(story, EMAIL);
  story.relay({ type: "confirm-contact", email: EMAIL });
  story.agent("Kari", { type: "accept" });
  story.agent("Kari", { type: "reply", text: "It is in Oslo." });
  return story;
}

describe("an answer", () => {
  const mailedAfterMs = (atMs: number): number => {
    const story = new Story();
    story.click();
    story.agent("Kari", { type: "accept" });
    story.later(atMs).agent("Kari", { type: "reply", text: "It is in Oslo." });
    const job = story.jobs.find(({ type }) => type === "notify");
    return (job?.dueAtMs ?? 0) - story.nowMs;
  };

  it("[HG7] is mailed while the promise can still be kept by it, a page that reads it first", () => {
    expect([0, 30_000, 60_000, 90_000, 119_999].map(mailedAfterMs)).toEqual([60_000, 60_000, 30_000, 0, 0]);
  });
});

describe("an address", () => {
  it("gets a mail at once when it is an e-mail address, and the visitor stays where they were in the queue", () => {
    const story = new Story();
    story.click();
    const { owner, request, promise, epoch } = story.state;
    give(story, EMAIL);
    expect(story.state).toMatchObject({ owner, request, promise, epoch });
    expect(story.jobs.at(-1)).toEqual({
      type: "notify",
      about: "address",
      seq: story.state.head,
      dueAtMs: story.nowMs,
    });
    give(story, null, "+47 55");
    expect(story.jobs.filter((job) => job.type === "notify")).toHaveLength(1);
  });

  it("[HG6] is promised a written answer by mail once it is confirmed, and not before", () => {
    for (const [isConfirmed, channel] of [
      [true, "email"],
      [false, "chat"],
    ] as const) {
      const story = new Story();
      story.click();
      give(story, EMAIL);
      if (isConfirmed) story.relay({ type: "confirm-contact", email: EMAIL });
      expect(story.state.promise).toMatchObject({ rung: "live", channel: "chat" });
      story.later(2 * MINUTE).relay({ type: "promise-due" });
      expect(story.state.promise).toMatchObject({ rung: "written", channel });
    }
  });

  it("is confirmed for as long as it is the one given", () => {
    const story = new Story();
    give(story, EMAIL);
    story.relay({ type: "confirm-contact", email: EMAIL });
    expect(confirmedEmail(story.state)).toBe(EMAIL);
    give(story, "another@home.example");
    expect(confirmedEmail(story.state)).toBeNull();
    give(story, EMAIL);
    expect(confirmedEmail(story.state)).toBe(EMAIL);
  });

  it("is confirmed by nobody but the relay, which has seen the link followed", () => {
    const story = new Story();
    give(story, EMAIL);
    const command = { type: "confirm-contact", email: EMAIL } as never;
    expect(story.visitor(command).refusal?.code).toBe("not-allowed");
    expect(story.agent("Kari", command).refusal?.code).toBe("not-allowed");
    expect(story.bot(command).refusal?.code).toBe("not-allowed");
  });
});

describe("an answer by mail", () => {
  it("[HG7] is looked after from the moment it is written, whether or not there is an address yet", () => {
    const story = answered();
    expect(story.jobs.at(-1)).toEqual({
      type: "notify",
      about: "answer",
      seq: story.state.head,
      dueAtMs: story.nowMs + LIMITS.answerMailAfterMs,
    });
  });

  it("[HG7] keeps the promise when the mail server has accepted it, also a promise of an answer in the chat", () => {
    const story = answered();
    story.relay({ type: "delivered", seq: story.state.head });
    expect(story.log.at(-1)).toMatchObject({ type: "promise.kept", channel: "email", from: { type: "relay" } });
    expect(story.state.promise).toBeNull();
  });

  it("[HG7] keeps nothing for another message, for a second time, or by another's word", () => {
    const story = answered();
    const { head } = story.state;
    for (const seq of [0, head - 1, head + 1]) expect(story.relay({ type: "delivered", seq }).events).toEqual([]);
    expect(story.agent("Kari", { type: "delivered", seq: head } as never).refusal?.code).toBe("not-allowed");
    expect(story.visitor({ type: "delivered", seq: head } as never).refusal?.code).toBe("not-allowed");
    expect(story.state.promise).not.toBeNull();
    story.relay({ type: "delivered", seq: head });
    expect(story.relay({ type: "delivered", seq: head }).events).toEqual([]);
  });

  it("[HG7] that is accepted too late keeps the promise of the rung below, which waits for the same answer", () => {
    const story = answered();
    const { head } = story.state;
    story.later(2 * MINUTE).relay({ type: "delivered", seq: head });
    expect(story.types().slice(-3)).toEqual(["promise.broken", "promise.made", "promise.kept"]);
  });

  it("[HG6] leaves a promise for what the visitor has written since", () => {
    const story = answered();
    const { head } = story.state;
    story.say("And the other one?");
    story.relay({ type: "delivered", seq: head });
    expect(story.types().slice(-2)).toEqual(["promise.kept", "promise.made"]);
    expect(story.state.promise).toMatchObject({ rung: "live", answeredSeq: null });
  });
});
