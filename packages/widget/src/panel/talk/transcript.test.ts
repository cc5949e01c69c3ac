import { describe, expect, it } from "vitest";
import { promiseId, runId } from "@handrail/protocol";
import { fakeChat, MAYA, NOW_MS, tell, type Line } from "../../testing/fake-chat.ts";
import { STATES } from "../../testing/states.ts";
import { lastAnswer, seenKey, transcript, type Item } from "./transcript.ts";

function rows(name: string): readonly Item[] {
  return transcript(STATES[name]?.().entries.value ?? []);
}
const made = (id: string): Line => [
  "relay",
  5,
  {
    type: "promise.made",
    promise: promiseId(id),
    dueAtMs: NOW_MS,
    rung: "live",
    channel: "chat",
    policyVersion: 1,
  },
];

describe("what a human has seen", () => {
  const seenIn = (name: string): string | null => {
    const { entries, human } = STATES[name]?.() ?? fakeChat();
    return seenKey(entries.value, human.value);
  };

  it("[HG8] is said of the visitor's last word, as long as it awaits its answer", () => {
    const last = rows("human-has-seen").at(-1);
    expect(seenIn("human-has-seen")).toBe(last?.key);
    expect(seenIn("talking")).toBeNull();
    expect(seenIn("agent-typing")).toBeNull();
  });

  it("[HG8] is not said of what was written after it, logged or not", () => {
    const chat = STATES["human-has-seen"]?.() ?? fakeChat();
    const human = { type: "talking", agent: MAYA, promise: null } as const;
    const { length } = chat.entries.value;
    expect(seenKey(chat.entries.value, { ...human, seenSeq: length - 1 })).toBeNull();
    expect(seenKey(chat.entries.value, { ...human, seenSeq: length })).not.toBeNull();
    const pending = STATES["offline"]?.().entries.value.at(-1);
    expect(pending?.type).toBe("pending");
    expect(seenKey(pending ? [...chat.entries.value, pending] : [], { ...human, seenSeq: length })).toBeNull();
  });
});

describe("the transcript", () => {
  it("marks each new day once", () => {
    expect(rows("bot-answered").filter(({ type }) => type === "day")).toHaveLength(2);
  });

  it("groups what one speaker says within minutes", () => {
    const agents = rows("talking").filter((item) => item.type === "message" && item.speaker === "agent");
    expect(agents).toMatchObject([
      { isFirst: true, isLast: false, agent: { name: "Maya Lind" } },
      { isFirst: false, isLast: true },
    ]);
  });

  it("[HG9] keeps a message's key when it goes from kept to logged", () => {
    const kept = rows("offline").at(-1);
    expect(kept).toMatchObject({ type: "message", delivery: { type: "kept" } });
    const chat = fakeChat();
    tell(chat, [["visitor", 1, { type: "message.sent", text: "Hi" }]]);
    expect(transcript(chat.entries.value).at(-1)?.key).toBe("cmd1");
  });

  it("[HG5] shows what was seen of an unfinished answer as cut, and offers no suggestions under it", () => {
    const items = rows("answer-cut");
    expect(items.filter((item) => item.type === "message" && item.isCut)).toMatchObject([{ isCutByAsk: true }]);
    expect(lastAnswer(items)).toBeNull();
    const chat = fakeChat();
    tell(chat, [
      ["bot", 2, { type: "answer.cut", run: runId("r2"), text: "The first" }],
      ["visitor", 1, { type: "message.sent", text: "The blue one" }],
    ]);
    expect(transcript(chat.entries.value).at(-2)).toMatchObject({ isCut: true, isCutByAsk: false });
  });

  it("[HG7] notes promises of the queue, stays quiet about each turn's in talk, and never about a broken one", () => {
    const chat = fakeChat();
    tell(chat, [
      made("queue"),
      ["agent", 4, { type: "human.joined", agent: MAYA }],
      ["relay", 3, { type: "promise.kept", promise: promiseId("queue") }],
      made("kept"),
      ["relay", 2, { type: "promise.kept", promise: promiseId("kept") }],
      made("late"),
      ["relay", 1, { type: "promise.broken", promise: promiseId("late") }],
    ]);
    const notes = transcript(chat.entries.value).flatMap((item) => (item.type === "note" ? [item.event.type] : []));
    expect(notes).toEqual(["promise.made", "human.joined", "promise.kept", "promise.broken"]);
  });
});
