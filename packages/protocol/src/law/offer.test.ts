import { describe, expect, it } from "vitest";
import { conversationId } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { MINUTE, Story } from "./story.fixture.ts";

function waiting(): Story {
  const story = new Story();
  story.click();
  return story;
}

describe("an offer", () => {
  it("[HG12] is for one agent at a time, and for nobody off duty", () => {
    const story = waiting();
    story.isOnDuty = false;
    expect(story.offer("Kari").refusal?.code).toBe("off-duty");
    story.isOnDuty = true;
    expect(story.offer("Kari").refusal).toBeNull();
    expect(story.offer("Ola").refusal).toEqual({ code: "offered", details: { to: "Kari" } });
    expect(story.internalLog).toMatchObject([{ type: "offer.made", seq: 1, after: 3, agent: { id: "kari" } }]);
    expect(story.jobs.at(-1)).toEqual({ type: "offer-expired", dueAtMs: story.nowMs + 20_000 });
  });

  it("[HG12] is claimed by whom it was made to, and keeps everybody else out while it stands", () => {
    const story = waiting();
    story.offer("Kari");
    expect(story.agent("Ola", { type: "accept" }).refusal).toEqual({ code: "offered", details: { to: "Kari" } });
    expect(story.agent("Kari", { type: "accept" }).refusal).toBeNull();
    expect(story.internal.offer).toBeNull();
  });

  it("leaves a visitor whom nobody is asked about to any agent on duty", () => {
    const story = waiting();
    expect(story.agent("Ola", { type: "accept" }).refusal).toBeNull();
  });

  it("[HG12] that is declined goes on to the next, and the visitor keeps waiting since their request", () => {
    const story = waiting();
    const { request } = story.state;
    story.offer("Kari");
    story.later(5_000).agent("Kari", { type: "decline" });
    expect(story.offer("Ola").refusal).toBeNull();
    expect(story.state).toMatchObject({ request, owner: { type: "queue" } });
    expect(story.internal.refusals).toEqual([{ agent: "kari", atMs: story.nowMs }]);
    expect(story.types()).not.toContain("human.joined");
  });

  it("may be declined late or by somebody else, which changes nothing", () => {
    const story = waiting();
    story.offer("Kari");
    expect(story.agent("Ola", { type: "decline" }).refusal).toBeNull();
    expect(story.internal.offer?.agent.name).toBe("Kari");
    story.later(20_000);
    expect(story.agent("Kari", { type: "decline" }).internal.events).toMatchObject([{ type: "offer.expired" }]);
  });

  it("[HG12] runs out at its moment, whatever is asked next, and is a refusal as of then", () => {
    const story = waiting();
    story.offer("Kari");
    story.later(19_999).relay({ type: "offer-expired" });
    expect(story.internal.offer).not.toBeNull();
    story.later(1).say("Hello?");
    expect(story.internalLog.at(-1)).toMatchObject({ type: "offer.expired", from: { type: "relay" } });
    expect(story.later(5_000).agent("Ola", { type: "accept" }).refusal).toBeNull();
  });

  it("[HG12] stands a minute at most, and is not made for a moment that has passed", () => {
    const story = waiting();
    expect(story.offer("Kari", 0).refusal?.code).toBe("superseded");
    story.offer("Kari", 60 * MINUTE);
    expect(story.internal.offer?.expiresAtMs).toBe(story.nowMs + LIMITS.offerMsMax);
  });

  it("ends when the visitor leaves the queue, whoever it is that takes them out of it", () => {
    for (const end of ["withdraw", "close"] as const) {
      const story = waiting();
      story.offer("Kari");
      story.visitor({ type: end });
      expect(story.internal).toMatchObject({ offer: null, refusals: [], firstDueAtMs: null });
      expect(story.agent("Kari", { type: "accept" }).refusal?.code).toBe("nothing-to-accept");
      expect(story.offer("Kari").refusal?.code).toBe("nothing-to-accept");
    }
  });

  it("stands on while the visitor asks the bot meanwhile", () => {
    const story = waiting();
    story.offer("Kari");
    story.visitor({ type: "resume-bot" });
    expect(story.internal.offer?.agent.name).toBe("Kari");
  });

  it("[HG12] tells whom it went before when it is accepted, and those are counted until their wait is over", () => {
    const other = conversationId("o".repeat(43));
    const story = waiting();
    story.offer("Kari", 20_000, { overtakes: [other] });
    expect(story.agent("Kari", { type: "accept" }).overtakes).toEqual([other]);

    const overtaken = waiting();
    overtaken.relay({ type: "overtaken", by: other });
    expect(overtaken.internal.overtaken).toBe(1);
    overtaken.visitor({ type: "withdraw" });
    expect(overtaken.internal.overtaken).toBe(0);
  });

  it("knows who has just let go of the visitor, and by when a human was first promised", () => {
    const story = waiting();
    const dueAtMs = story.state.promise?.dueAtMs;
    story.agent("Kari", { type: "accept" });
    story.later(MINUTE).agent("Kari", { type: "leave" });
    expect(story.internal).toMatchObject({ refusals: [{ agent: "kari", atMs: story.nowMs }], firstDueAtMs: dueAtMs });
  });
});
