import { expect, it } from "vitest";
import { Story } from "./story.fixture.ts";

it("[HG9] keeps an agent's note out of the visitor's log, whoever holds them, also when the conversation is over", () => {
  const story = new Story();
  story.say();
  story.click();
  story.agent("Kari", { type: "accept" });
  const { head, promise } = story.state;
  expect(story.agent("Ola", { type: "note", text: "Wants the blue one." }).refusal).toBeNull();
  expect(story.state).toMatchObject({ head, promise });
  expect(story.internalLog.at(-1)).toMatchObject({
    type: "note.added",
    text: "Wants the blue one.",
    after: head,
    from: { type: "agent", name: "Ola" },
  });
  story.visitor({ type: "close" });
  expect(story.agent("Kari", { type: "note", text: "Called back." }).refusal).toBeNull();
  expect(story.as({ type: "visitor" }, { type: "note", text: "Hello" }).refusal?.code).toBe("not-allowed");
});
