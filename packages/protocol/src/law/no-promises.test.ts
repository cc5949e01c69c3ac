import { expect, it } from "vitest";
import { MINUTE, Story } from "./story.fixture.ts";

it("[HG6] promises nothing where nobody would settle it, and keeps every other rule", () => {
  const story = new Story();
  story.policy = { makesPromises: false };
  story.say();
  story.botAnswers();
  story.click();
  story.click();
  story.say("Is somebody there?");
  story.later(10 * MINUTE).agent("Kari", { type: "accept" });
  story.agent("Kari", { type: "reply", text: "Yes." });
  story.agent("Kari", { type: "leave" });
  expect(story.types().filter((type) => type.startsWith("promise"))).toEqual([]);
  expect(story.types().filter((type) => type === "human.requested")).toHaveLength(1);
  expect(story.state).toMatchObject({ owner: { type: "queue" }, promise: null, isFenced: true });
  expect(story.jobs.map(({ type }) => type)).not.toContain("promise-due");
  expect(story.botAnswers("Let me.", { askSeq: 2 }).refusal?.code).toBe("superseded");
});
