import { describe, expect, it } from "vitest";
import { emptyConversation } from "../conversation.ts";
import { fold } from "../fold.ts";
import { agentId, conversationId, promiseId, siteId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

describe("a visitor who has the conversation erased", () => {
  it("[HG14] [HG7] takes an open promise back first, and then puts up a tombstone", () => {
    const story = new Story();
    story.say();
    story.click();
    const { events, refusal } = story.visitor({ type: "erase" });
    expect(refusal).toBeNull();
    expect(events.map(({ type }) => type)).toEqual(["promise.withdrawn", "conversation.erased"]);
    expect(events.every(({ from }) => from.type === "visitor")).toBe(true);
    expect(story.state).toMatchObject({ owner: { type: "nobody" }, promise: null, erased: { by: "visitor" } });
  });

  it("[HG14] [HG7] is told of an overdue promise before anything else", () => {
    const story = new Story();
    story.click();
    const { events, jobs } = story.later(3 * MINUTE).visitor({ type: "erase" });
    expect(events.map(({ type }) => type)).toEqual([
      "promise.broken",
      "promise.made",
      "promise.withdrawn",
      "conversation.erased",
    ]);
    expect(jobs.map(({ type }) => type)).toContain("alarm");
  });

  it("[HG14] leaves a state that knows nothing but the tombstone, the same for whoever reads from there on", () => {
    const story = new Story();
    story.visitor({ type: "give-contact", name: "Ada", email: "ada@example.org", phone: null });
    story.visitor({ type: "rate", score: 2, comment: "slow" });
    story.click();
    story.agent("Kari", { type: "accept" });
    const [, tombstone] = story.visitor({ type: "erase" }).events;
    if (!tombstone) throw new Error("no tombstone");
    const fromHere = fold(emptyConversation(conversationId("c".repeat(43)), siteId("shop")), tombstone);
    expect(story.state).toEqual(fromHere);
    expect(JSON.stringify(fromHere)).not.toMatch(/Ada|ada@|slow|Kari/);
  });

  it("[HG14] refuses whatever comes later, of whomever: nothing is resurrected", () => {
    const story = new Story();
    story.say();
    const { askSeq } = story.state;
    story.click();
    const promise = story.state.promise?.id ?? promiseId("");
    story.visitor({ type: "erase" });
    const { head } = story.state;
    story.readmits = { askedAtMs: story.nowMs - MINUTE, promise: null };
    const late = [
      story.say("Hello?"),
      story.click(null),
      story.visitor({ type: "received", seq: head }),
      story.visitor({ type: "still-need", promise }),
      story.visitor({ type: "close" }),
      story.agent("Kari", { type: "accept" }),
      story.botAnswers("Here", { askSeq: askSeq ?? 0 }),
      story.relay({ type: "promise-due" }),
    ];
    expect(late.map(({ refusal, events, jobs }) => [refusal?.code, events, jobs])).toEqual(
      late.map(() => ["erased", [], []]),
    );
    expect(story.visitor({ type: "erase" })).toMatchObject({ refusal: null, events: [], jobs: [] });
  });

  it("[HG14] wins over a message that is still on its way from another tab", () => {
    const story = new Story();
    story.visitor({ type: "erase" });
    expect(story.types()).toEqual(["conversation.erased"]);
    expect(story.log[0]).toMatchObject({ seq: 1, site: "shop" });
    expect(story.say("typed before").refusal?.code).toBe("erased");
  });
});

describe("a merchant who has a conversation erased", () => {
  it("[HG14] is named by the tombstone", () => {
    const story = new Story();
    story.say();
    expect(story.relay({ type: "erase" }).refusal).toBeNull();
    expect(story.state.erased).toMatchObject({ by: "merchant" });
  });

  it("[HG14] is obeyed before the first message, too: what a back-up that was put back has not heard of yet", () => {
    const story = new Story();
    expect(story.relay({ type: "erase" }).refusal).toBeNull();
    expect(story.types()).toEqual(["conversation.erased"]);
    expect(story.state.erased).toMatchObject({ by: "merchant" });
    expect(story.say("sent anew").refusal?.code).toBe("erased");
  });

  it("[HG7] waits for the end of an open promise, which only the visitor takes back", () => {
    const story = new Story();
    story.click();
    expect(story.relay({ type: "erase" }).refusal?.code).toBe("promise-open");
    story.later(3 * MINUTE).relay({ type: "promise-due" });
    story.later(25 * 60 * MINUTE).relay({ type: "promise-due" });
    expect(story.relay({ type: "erase" }).refusal).toBeNull();
  });

  it("is nobody else: an agent and a bot may not", () => {
    const story = new Story();
    const early = story.as({ type: "agent", id: agentId("kari"), name: "Kari" }, { type: "erase" });
    expect(early.refusal?.code).toBe("unknown-conversation");
    story.click();
    // The types keep them from saying so; what comes over the wire is proved by schemas, and the law knows no better.
    const asAgent = story.as({ type: "agent", id: agentId("kari"), name: "Kari" }, { type: "erase" });
    expect([asAgent.refusal?.code, story.as({ type: "bot" }, { type: "erase" }).refusal?.code]).toEqual([
      "not-allowed",
      "not-allowed",
    ]);
  });
});
