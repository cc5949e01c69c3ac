import { describe, expect, it } from "vitest";
import { runId } from "../ids.ts";
import { Story } from "./story.fixture.ts";

const form = {
  title: "Your order",
  fields: [{ name: "order", label: "Order number", type: "text", isRequired: true }],
} as const;
const cards = [{ title: "Lamp", buttons: [{ label: "Return it", say: "I want to return the lamp" }] }] as const;

const ANSWER = {
  type: "answer",
  run: runId("run-1234"),
  text: "Which order is it?",
  isUnsure: false,
  wantsHuman: false,
  suggestions: [],
  sources: [],
  cards,
  form,
} as const;

describe("forms and cards", () => {
  it("come with a bot's answer, and what was filled in stands beside the words that say it", () => {
    const story = new Story();
    story.say("I want to return something");
    const answered = story.bot({ ...ANSWER, askSeq: story.state.askSeq ?? 0 });
    expect(answered.events).toMatchObject([{ type: "message.sent", form, answer: { cards } }]);
    const fields = [{ name: "order", label: "Order number", value: "40217" }];
    const filled = story.visitor({ type: "say", text: "Order number: 40217", fields });
    expect(filled.events[0]).toMatchObject({ type: "message.sent", text: "Order number: 40217", fields });
  });

  it("[HG5] of a bot stay behind the fence, cards and form and all", () => {
    const story = new Story();
    story.say();
    const askSeq = story.state.askSeq ?? 0;
    story.click();
    const { events, refusal } = story.bot({ ...ANSWER, askSeq });
    expect([events, refusal?.code]).toEqual([[], "superseded"]);
  });

  it("are an agent's to ask for, too", () => {
    const story = new Story();
    story.click();
    story.agent("Kari", { type: "accept" });
    expect(story.agent("Kari", { type: "reply", text: "Which order is it?", form }).events).toMatchObject([
      { type: "message.sent", form, from: { type: "agent", name: "Kari" } },
    ]);
  });
});
