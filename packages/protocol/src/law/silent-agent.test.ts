import { describe, expect, it } from "vitest";
import { MINUTE, Story } from "./story.fixture.ts";

/** A visitor with Kari, who has not written a word. */
function accepted(): Story {
  const story = new Story();
  story.policy = { onCall: { share: 0.7, spanMsMax: 2 * MINUTE } };
  story.click();
  story.agent("Kari", { type: "accept" });
  return story;
}
const due = (story: Story): Story => {
  story.later(2 * MINUTE).relay({ type: "promise-due" });
  return story;
};

describe("an agent who lets the promised time pass", () => {
  it("[HG7] has the visitor go on to others, with their wait kept, who are offered them first", () => {
    const story = accepted();
    const askedAtMs = story.state.request?.atMs;
    due(story);
    expect(story.types().slice(-3)).toEqual(["promise.broken", "human.left", "promise.made"]);
    expect(story.log.at(-2)).toMatchObject({
      agent: { id: "kari" },
      why: "overdue",
      to: null,
      from: { type: "relay" },
    });
    expect(story.state).toMatchObject({ owner: { type: "queue" }, request: { atMs: askedAtMs } });
    expect(story.state.promise?.rung).toBe("written");
    expect(story.internal.refusals).toMatchObject([{ agent: "kari" }]);
    expect(story.agent("Ola", { type: "accept" }).refusal).toBeNull();
  });

  it("[HG7] can take the visitor back while nobody else has them", () => {
    const story = due(accepted());
    expect(story.agent("Kari", { type: "reply", text: "Here I am" }).refusal?.code).toBe("not-yours");
    expect(story.agent("Kari", { type: "accept" }).refusal).toBeNull();
    expect(story.agent("Kari", { type: "reply", text: "Here I am" }).refusal).toBeNull();
  });

  it("[HG7] also in the middle of a talk, and at the foot of the ladder", () => {
    const talk = accepted();
    talk.agent("Kari", { type: "reply", text: "Hello" });
    talk.visitor({ type: "received", seq: talk.state.head });
    talk.say("And the other parcel?");
    expect(due(talk).state.owner.type).toBe("queue");
    talk.agent("Ola", { type: "accept" });
    talk.later(24 * 60 * MINUTE).relay({ type: "promise-due" });
    expect(talk.types().slice(-2)).toEqual(["promise.unanswered", "human.left"]);
    talk.click();
    expect(talk.state).toMatchObject({ owner: { type: "queue" }, promise: { rung: "live" } });
  });

  it("[HG6] nor is anybody left without a promise by an agent who takes them after the last rung", () => {
    const story = due(accepted());
    story.later(24 * 60 * MINUTE).relay({ type: "promise-due" });
    expect(story.state.promise).toBeNull();
    story.agent("Kari", { type: "accept" });
    expect(story.state.promise).toMatchObject({ rung: "written" });
  });

  it("[HG7] has somebody on call told at once", () => {
    const story = accepted();
    story.jobs.length = 0;
    due(story);
    const promise = story.state.promise?.id;
    expect(story.jobs).toContainEqual({ type: "on-call", promise, dueAtMs: story.nowMs });
  });

  it("[HG7] is not one who has answered, whether or not a page was there to receive it", () => {
    const story = accepted();
    story.agent("Kari", { type: "reply", text: "Hello" });
    expect(due(story).state).toMatchObject({ owner: { type: "agent" }, promise: { rung: "written" } });
    expect(story.jobs.filter(({ type }) => type === "on-call")).toHaveLength(1);
  });
});

describe("a click in talk with an agent", () => {
  it("[HG11] is promised a human in place of a written answer, once", () => {
    const story = due(accepted());
    story.agent("Ola", { type: "accept" });
    story.click();
    expect(story.types().slice(-2)).toEqual(["promise.withdrawn", "promise.made"]);
    expect(story.state).toMatchObject({ owner: { type: "agent" }, promise: { rung: "live" } });
    expect(story.click().events).toEqual([]);
    expect(due(story).state.owner.type).toBe("queue");
  });

  it("[HG4] changes nothing of a live promise, of an answer on its way, or where nothing sooner can be promised", () => {
    const live = accepted();
    expect(live.click().events).toEqual([]);
    live.agent("Kari", { type: "reply", text: "Hello" });
    expect(due(live).click().events).toEqual([]);

    const closed = due(accepted());
    closed.agent("Ola", { type: "accept" });
    closed.policy = { reply: { dueAtMs: closed.nowMs + 60 * MINUTE, rung: "written", channel: "chat" } };
    expect(closed.click().events).toEqual([]);
  });
});
