// Whatever anybody does in whatever order: the rules hold after every single command.
import fc from "fast-check";
import { expect, it } from "vitest";
import { awaitsHuman, emptyConversation } from "../conversation.ts";
import { fold } from "../fold.ts";
import { agentId, conversationId, promiseId, siteId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

type Step = (story: Story) => void;

const agent = fc.constantFrom("Kari", "Ola");
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((story) => story.say()),
  fc.option(fc.nat(6)).map(
    (epoch): Step =>
      (story) =>
        story.click(epoch ?? story.conversation?.epoch ?? null),
  ),
  fc.constantFrom("withdraw", "resume-bot", "close").map(
    (type): Step =>
      (story) =>
        story.visitor({ type }),
  ),
  fc.constant<Step>((story) =>
    story.visitor({ type: "still-need", promise: story.conversation?.lastPromise?.id ?? promiseId("v.x.0") }),
  ),
  fc.nat(3).map(
    (behind): Step =>
      (story) =>
        story.visitor({ type: "received", seq: Math.max(0, (story.conversation?.head ?? 0) - behind) }),
  ),
  fc.boolean().map(
    (wantsHuman): Step =>
      (story) =>
        story.botAnswers("Answer", { wantsHuman }),
  ),
  fc.constant<Step>((story) => story.botFails()),
  agent.map(
    (name): Step =>
      (story) =>
        story.agent(name, { type: "reply", text: "Hello" }),
  ),
  fc.tuple(agent, fc.constantFrom("accept", "leave", "settle", "close")).map(
    ([name, type]): Step =>
      (story) =>
        story.agent(name, { type }),
  ),
  agent.map(
    (name): Step =>
      (story) =>
        story.agent(name, { type: "hand-over", to: agentId("ola") }),
  ),
  fc.constant<Step>((story) => story.relay({ type: "promise-due" })),
  fc.constantFrom(1, MINUTE, 3 * MINUTE, 30 * 60 * MINUTE).map(
    (ms): Step =>
      (story) =>
        story.later(ms),
  ),
);

function check(story: Story, from: number): void {
  const { conversation } = story;
  if (!conversation) return;
  // [HG9] gapless, and the fold of the log is the state.
  story.log.forEach((event, index) => expect(event.seq).toBe(index + 1));
  expect(new Set(story.log.map((event) => event.id)).size).toBe(story.log.length);
  const folded = story.log.reduce(fold, emptyConversation(conversationId("c".repeat(43)), siteId("shop")));
  expect(folded).toEqual(conversation);
  // [HG6] [HG7] who awaits a human in the queue has an open promise, or has been told that it stayed unanswered.
  if (conversation.owner.type === "queue" && !conversation.promise)
    expect(conversation.lastPromise?.end).toBe("unanswered");
  // [HG6] an unanswered turn in human hands has a promise too.
  if (awaitsHuman(conversation) && conversation.awaitingSeq !== null && !conversation.promise) {
    expect(conversation.lastPromise?.end).toBe("unanswered");
  }
  if (conversation.owner.type === "bot" || conversation.owner.type === "nobody")
    expect(conversation.promise).toBeNull();
  // [HG5] nothing of the bot behind the fence.
  let isFenced = false;
  for (const event of story.log) {
    if (event.type === "human.requested" || event.type === "human.joined") isFenced = true;
    if (event.type === "bot.resumed" || (event.type === "conversation.reopened" && event.to === "bot"))
      isFenced = false;
    if (event.from.type === "bot" && event.seq > from && event.type !== "human.requested") expect(isFenced).toBe(false);
  }
}

// [HG7] every promise ends once at most, and its due time never moves.
function checkPromises(story: Story): void {
  const due = new Map<string, number>();
  const ended = new Map<string, string>();
  for (const event of story.log) {
    if (event.type === "promise.made") {
      expect(due.get(event.promise) ?? event.dueAtMs).toBe(event.dueAtMs);
      due.set(event.promise, event.dueAtMs);
      if (ended.get(event.promise) === "promise.settled") ended.delete(event.promise);
    } else if (event.type.startsWith("promise.") && "promise" in event) {
      expect(due.has(event.promise)).toBe(true);
      expect(ended.has(event.promise)).toBe(false);
      ended.set(event.promise, event.type);
    }
  }
}

it("[HG4] [HG5] [HG6] [HG7] [HG9] hold after any 40 commands in any order", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (path) => {
      const story = new Story();
      for (const step of path) {
        step(story);
        check(story, 0);
      }
      checkPromises(story);
    }),
    { numRuns: 400, seed: 20261122 },
  );
});

it("[HG11] a human can be reached with one click from any state", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 30 }), (path) => {
      const story = new Story();
      for (const step of path) step(story);
      story.click();
      expect(awaitsHuman(story.state)).toBe(true);
      expect(story.state.owner.type === "agent" || story.state.promise !== null).toBe(true);
    }),
    { numRuns: 400, seed: 20261122 },
  );
});
