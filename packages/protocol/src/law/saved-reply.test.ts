import { describe, expect, it } from "vitest";
import { fileId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

function talk(): Story {
  const story = new Story();
  story.click();
  story.agent("Kari", { type: "accept" });
  return story;
}
const say = (story: Story, more: { isSaved?: true } = {}): void => {
  story.agent("Kari", { type: "reply", text: "Hello, how can I help?", ...more });
};

describe("a saved reply as it stands", () => {
  it("[HG7] reaches the visitor, and keeps no promise", () => {
    const story = talk();
    const { promise } = story.state;
    say(story, { isSaved: true });
    expect(story.log.at(-1)).toMatchObject({ type: "message.sent", from: { name: "Kari" }, isSaved: true });
    expect(story.jobs).toContainEqual(expect.objectContaining({ type: "notify", about: "answer" }));
    story.visitor({ type: "received", seq: story.state.head });
    expect(story.relay({ type: "delivered", seq: story.state.head }).events).toEqual([]);
    expect(story.state.promise).toEqual(promise);
    expect(story.agent("Kari", { type: "close" }).refusal?.code).toBe("promise-open");

    say(story);
    story.visitor({ type: "received", seq: story.state.head });
    expect(story.types().at(-1)).toBe("promise.kept");
  });

  it("[HG7] does not hold the visitor when it is all that an agent has sent", () => {
    const story = talk();
    say(story, { isSaved: true });
    story.later(2 * MINUTE).relay({ type: "promise-due" });
    expect(story.state.owner.type).toBe("queue");
  });
});

describe("a file alone", () => {
  it("[HG7] is an answer: a human has chosen it for this visitor", () => {
    const story = talk();
    story.files = [{ id: fileId("f".repeat(22)), name: "label.pdf", type: "application/pdf", bytes: 9 }];
    story.agent("Kari", { type: "reply", text: "", files: [fileId("f".repeat(22))] });
    story.visitor({ type: "received", seq: story.state.head });
    expect(story.types().at(-1)).toBe("promise.kept");
  });
});
