import { describe, expect, it } from "vitest";
import { promiseId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

const promised = (story: Story, inMs: number) => ({
  id: promiseId("v.a-click-of-before.2"),
  dueAtMs: story.nowMs + inMs,
  rung: "live" as const,
});

describe("a request that the log has forgotten", () => {
  it("[HG10] [HG6] is admitted again with its old wait and its old promise", () => {
    const story = new Story();
    const askedAtMs = story.nowMs - MINUTE;
    story.readmits = { askedAtMs, promise: promised(story, MINUTE) };
    story.click(null);
    expect(story.types()).toEqual(["conversation.started", "human.requested", "promise.made"]);
    expect(story.log[1]).toMatchObject({ askedAtMs, atMs: story.nowMs });
    expect(story.state.request).toMatchObject({ atMs: askedAtMs });
    expect(story.state.promise).toMatchObject(promised(story, MINUTE));
    expect(story.jobs).toContainEqual({
      type: "promise-due",
      promise: "v.a-click-of-before.2",
      dueAtMs: story.nowMs + MINUTE,
    });
  });

  it("[HG10] [HG7] breaks a promise that has passed meanwhile, and makes the next one", () => {
    const story = new Story();
    story.readmits = { askedAtMs: story.nowMs - 3 * MINUTE, promise: promised(story, -MINUTE) };
    story.click(null);
    expect(story.types().slice(1)).toEqual(["human.requested", "promise.made", "promise.broken", "promise.made"]);
    expect(story.state.promise).toMatchObject({ rung: "written" });
  });

  it("[HG4] joins the request that is there already, whatever the receipt says", () => {
    const story = new Story();
    story.click(null);
    story.readmits = { askedAtMs: story.nowMs - MINUTE, promise: promised(story, MINUTE) };
    expect(story.click(null).events).toEqual([]);
  });

  it("[HG10] is admitted again where the back-up knows of no agent yet, and of a stretch that was over", () => {
    const story = new Story();
    story.click();
    const { epoch } = story.state;
    story.visitor({ type: "close" });
    story.policy = { isLive: false };
    expect(story.click(epoch).refusal?.code).toBe("site-not-live");
    story.readmits = { askedAtMs: story.nowMs - MINUTE, promise: promised(story, MINUTE) };
    expect(story.click(epoch).refusal).toBeNull();
    expect(story.state).toMatchObject({ owner: { type: "queue" }, promise: promised(story, MINUTE) });
  });

  it("never says that it was asked for later than it stands in the log", () => {
    const story = new Story();
    story.readmits = { askedAtMs: story.nowMs + MINUTE, promise: null };
    story.click(null);
    expect(story.log[1]).not.toHaveProperty("askedAtMs");
  });
});
