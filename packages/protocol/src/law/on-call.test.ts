import { describe, expect, it } from "vitest";
import { promiseId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

function waiting(share = 0.7, spanMsMax = 2 * MINUTE): Story {
  const story = new Story();
  story.policy = { onCall: { share, spanMsMax } };
  story.click();
  return story;
}
const alerts = (story: Story): number[] => story.jobs.flatMap((job) => (job.type === "on-call" ? [job.dueAtMs] : []));

describe("somebody on call", () => {
  it("[HG7] is told at a share of a live promise's time, and of no other promise", () => {
    const story = waiting();
    expect(alerts(story)).toEqual([story.nowMs + 84_000]);
    story.later(2 * MINUTE).relay({ type: "promise-due" });
    expect(story.state.promise).toMatchObject({ rung: "written" });
    expect(alerts(story)).toHaveLength(1);
  });

  it("is told in the morning of what was promised for the morning", () => {
    const story = waiting(0.5, MINUTE);
    expect(alerts(story)).toEqual([story.nowMs + 90_000]);
  });

  it("is noted where agents see it, for the promise that is open while the visitor waits", () => {
    const story = waiting();
    const promise = story.state.promise?.id ?? promiseId("none");
    story.relay({ type: "alerted", promise });
    expect(story.internalLog.at(-1)).toMatchObject({ type: "on-call.alerted", promise, from: { type: "relay" } });
    expect(story.internal.alerted).toBe(promise);
    expect(story.types()).not.toContain("on-call.alerted");
    expect(story.relay({ type: "alerted", promise: promiseId("v.another.0") }).internal.events).toEqual([]);
    story.agent("Kari", { type: "accept" });
    expect(story.relay({ type: "alerted", promise }).internal.events).toEqual([]);
    expect(story.agent("Kari", { type: "alerted", promise } as never).refusal?.code).toBe("not-allowed");
  });

  it("is nobody where a site has named nobody", () => {
    const story = new Story();
    story.click();
    expect(alerts(story)).toEqual([]);
  });
});
