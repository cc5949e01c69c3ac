import { describe, expect, it } from "vitest";
import { agentId } from "../ids.ts";
import type { Decision } from "./decide.ts";
import { MINUTE, Story } from "./story.fixture.ts";

const HOUR = 60 * MINUTE;

function waiting(): Story {
  const story = new Story();
  story.say();
  story.click();
  return story;
}

/** Books a slot that is free, in so many ms. */
function book(story: Story, inMs: number): Decision {
  const slotAtMs = story.nowMs + inMs;
  story.slot = { slotAtMs, dueAtMs: slotAtMs + 2 * MINUTE };
  return story.visitor({ type: "book", slotAtMs });
}

describe("an appointment", () => {
  it("[HG6] takes the place of what was promised, and the visitor still waits since their request", () => {
    const story = waiting();
    const { request, awaitingSeq } = story.state;
    const [withdrawn, made] = book(story.later(30_000), HOUR).events;
    expect(withdrawn).toMatchObject({ type: "promise.withdrawn", why: "booked", from: { type: "visitor" } });
    expect(made).toMatchObject({ type: "promise.made", rung: "appointment", slotAtMs: story.nowMs + HOUR });
    expect(story.state).toMatchObject({ owner: { type: "queue" }, request, awaitingSeq });
    expect(story.state.promise).toMatchObject({ dueAtMs: story.nowMs + HOUR + 2 * MINUTE, answeredSeq: null });
  });

  it("is moved by the visitor alone, and booking the same time again changes nothing", () => {
    const story = waiting();
    book(story, HOUR);
    expect(book(story, HOUR).events).toEqual([]);
    expect(book(story, 2 * HOUR).refusal).toBeNull();
    expect(story.state.promise?.slotAtMs).toBe(story.nowMs + 2 * HOUR);
    const slotAtMs = story.nowMs + 3 * HOUR;
    expect(story.as({ type: "relay" }, { type: "book", slotAtMs }).refusal?.code).toBe("not-allowed");
  });

  it("is refused for a time that is taken, and what was promised stands", () => {
    const story = waiting();
    const { promise } = story.state;
    expect(story.visitor({ type: "book", slotAtMs: story.nowMs + HOUR }).refusal?.code).toBe("slot-taken");
    expect(story.state.promise).toEqual(promise);
  });

  it("is for those who wait for a human, and for nobody else", () => {
    const story = new Story();
    story.say();
    expect(book(story, HOUR).refusal?.code).toBe("not-waiting");
    story.click();
    story.agent("Kari", { type: "accept" });
    expect(book(story, HOUR).refusal?.code).toBe("not-waiting");
  });

  it("[HG7] that is broken is followed by the written rung at once", () => {
    const story = waiting();
    book(story, HOUR);
    const { events } = story.later(HOUR + 2 * MINUTE).relay({ type: "promise-due" });
    expect(events.map(({ type }) => type)).toEqual(["promise.broken", "promise.made"]);
    expect(story.state.promise).toMatchObject({ rung: "written" });
    expect(story.state.promise?.slotAtMs).toBeUndefined();
  });

  it("[HG12] ends an offer that stood, and none is made before it begins; an agent may still come by hand", () => {
    const story = waiting();
    story.offer("Kari");
    book(story, HOUR);
    expect(story.internal.offer).toBeNull();
    expect(story.offer("Kari").refusal?.code).toBe("superseded");
    expect(story.later(HOUR).offer("Kari").refusal).toBeNull();
    const early = waiting();
    book(early, HOUR);
    expect(early.agent("Ola", { type: "accept" }).refusal).toBeNull();
    expect(early.state.promise?.rung).toBe("appointment");
  });

  it("[HG12] that an agent has begun early goes on at once when they hand it on, until another time is booked", () => {
    const story = waiting();
    book(story, HOUR);
    story.agent("Kari", { type: "accept" });
    story.agent("Kari", { type: "hand-over", to: agentId("ola") });
    expect(story.offer("Ola").refusal).toBeNull();
    book(story, 2 * HOUR);
    expect(story.internal.offer).toBeNull();
    expect(story.offer("Ola").refusal?.code).toBe("superseded");
    expect(story.later(2 * HOUR).offer("Ola").refusal).toBeNull();
  });

  it("[HG12] is waited for again when the agent who came early has left, and handed it to nobody", () => {
    const story = waiting();
    book(story, HOUR);
    story.agent("Kari", { type: "accept" });
    story.agent("Kari", { type: "leave" });
    expect(story.offer("Ola").refusal?.code).toBe("superseded");
    expect(story.state.promise?.rung).toBe("appointment");
  });

  it("comes back with its beginning when it was settled and is still needed", () => {
    const story = waiting();
    book(story, HOUR);
    const { promise } = story.state;
    story.agent("Kari", { type: "accept" });
    story.agent("Kari", { type: "settle" });
    if (promise) story.visitor({ type: "still-need", promise: promise.id });
    expect(story.state.promise).toMatchObject({ slotAtMs: promise?.slotAtMs, dueAtMs: promise?.dueAtMs });
  });
});
