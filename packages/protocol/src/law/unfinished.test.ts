import { describe, expect, it } from "vitest";
import { runId } from "../ids.ts";
import { Story } from "./story.fixture.ts";

const RUN = runId("run-1234");

/** A visitor who has asked, and whose bot is in the middle of an answer. */
function streaming(): Story {
  const story = new Story();
  story.say();
  story.run = { run: RUN, text: "It left on Monday 🚚 and" };
  return story;
}
const cuts = (story: Story): string[] =>
  story.log.flatMap((event) => (event.type === "answer.cut" && event.from.type === "bot" ? [event.text] : []));

describe("what was seen of an unfinished answer", () => {
  it("[HG5] is kept before the message that ends it, at the length that the visitor reports", () => {
    const story = streaming();
    const { events } = story.visitor({ type: "say", text: "The blue one", seen: { run: RUN, length: 7 } });
    expect(events.map(({ type }) => type)).toEqual(["answer.cut", "message.sent"]);
    expect(cuts(story)).toEqual(["It left"]);
    expect(story.jobs.at(-1)).toMatchObject({ type: "ask-bot", askSeq: story.state.head });
  });

  it("[HG5] is kept before an ask in words", () => {
    const story = streaming();
    story.isAsking = true;
    story.visitor({ type: "say", text: "A human, please", seen: { run: RUN, length: 18 } });
    expect(story.types().slice(-4)).toEqual(["answer.cut", "message.sent", "human.requested", "promise.made"]);
    // Half of an emoji is none.
    expect(cuts(story)).toEqual(["It left on Monday "]);
  });

  it("[HG5] is kept before the failure of a bot in mid-stream, as far as it was sent", () => {
    const story = streaming();
    story.botFails();
    expect(story.types().slice(-2)).toEqual(["answer.cut", "bot.failed"]);
    expect(cuts(story)).toEqual(["It left on Monday 🚚 and"]);
    expect(story.state.botFailuresInARow).toBe(1);
  });

  it("[HG5] is nothing of another run, of a turn that is answered, or behind the fence", () => {
    const other = streaming();
    other.visitor({ type: "say", text: "Hm", seen: { run: runId("run-9999"), length: 7 } });
    const answered = streaming();
    answered.botAnswers();
    answered.visitor({ type: "say", text: "Hm", seen: { run: RUN, length: 7 } });
    const fenced = streaming();
    fenced.click();
    fenced.visitor({ type: "say", text: "Hm", seen: { run: RUN, length: 7 } });
    expect([other, answered, fenced].map(cuts)).toEqual([[], [], []]);
  });
});
