import { commandId, runId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { texts, Visit } from "./testing/visit.ts";

describe("a bot's answer in the making", () => {
  const delta = (offset: number, text: string) =>
    ({ type: "delta", run: runId("run-00000001"), epoch: 0, askSeq: 2, offset, text }) as const;

  const asked = async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.send("where is my order?");
    await visit.clock.advance(100);
    return { visit, chat };
  };

  it("grows by what continues it, and ignores repeats and pieces after a gap", async () => {
    const { visit, chat } = await asked();
    expect(chat.typing.value).toBe("bot");
    for (const piece of [delta(0, "It is "), delta(0, "It is "), delta(6, "on its"), delta(20, "!")]) {
      visit.server.signal(piece);
    }
    await visit.clock.advance(10);
    expect(chat.streaming.value?.text).toBe("It is on its");
  });

  it("gives way to the logged answer", async () => {
    const { visit, chat } = await asked();
    visit.server.signal(delta(0, "It is "));
    const { run, askSeq } = delta(0, "");
    const facts = { isUnsure: false, wantsHuman: false, suggestions: [], sources: [] };
    const id = commandId("answer-of-the-bot1");
    visit.server.act({ type: "bot" }, { type: "answer", id, run, askSeq, text: "It is here.", ...facts });
    await visit.clock.advance(10);
    expect(chat.streaming.value).toBeNull();
    expect(texts(chat)).toEqual(["where is my order?", "It is here."]);
  });

  it("[HG5] stands still at the click, also offline, and says how much was seen", async () => {
    const { visit, chat } = await asked();
    visit.server.signal(delta(0, "It is "));
    await visit.clock.advance(10);
    visit.server.fault = ({ path }) => (path === "/v1/commands" ? "lose" : null);
    void chat.talkToHuman();
    visit.server.signal(delta(6, "on its way"));
    await visit.clock.advance(100);
    expect(chat.streaming.value?.text).toBe("It is ");
    visit.server.fault = () => null;
    await visit.clock.advance(3_000);
    expect(chat.streaming.value).toBeNull();
    expect(visit.server.sent("ask-human").at(-1)).toMatchObject({
      epoch: 0,
      seen: { run: "run-00000001", length: 6 },
    });
  });

  it("[HG5] stands still at the next message, too, which says how much was seen", async () => {
    const { visit, chat } = await asked();
    visit.server.signal(delta(0, "It is "));
    await visit.clock.advance(10);
    chat.send("the blue one");
    visit.server.signal(delta(6, "on its way"));
    await visit.clock.advance(100);
    expect(visit.server.sent("say").at(-1)).toMatchObject({ seen: { run: "run-00000001", length: 6 } });
    chat.send("thanks");
    await visit.clock.advance(100);
    expect(visit.server.sent("say").at(-1)).not.toHaveProperty("seen");
  });
});
