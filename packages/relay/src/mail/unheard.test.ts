import { agentId, eventId, promiseId, type EndedPromise, type OpenPromise } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { unheardAnswers, type Answer } from "./unheard.ts";

const answer = (seq: number): Answer => ({
  type: "message.sent",
  text: `answer ${seq}`,
  id: eventId(`a.reply.${seq}`),
  seq,
  atMs: seq * 1_000,
  from: { type: "agent", id: agentId("kari"), name: "Kari" },
});
const open = (answeredSeq: number | null): OpenPromise => ({
  id: promiseId("v.ask.1"),
  madeAtMs: 0,
  dueAtMs: 120_000,
  rung: "live",
  channel: "chat",
  policyVersion: 1,
  answeredSeq,
});
const ended = (end: EndedPromise["end"], endedAtMs: number): EndedPromise => ({ ...open(10), end, endedAtMs });
const seqs = (answers: readonly Answer[]): number[] => answers.map(({ seq }) => seq);
const answers = [10, 12, 20].map(answer);
const away = { seq: 10, isPresent: false, toldUpTo: 0 };

describe("the answers that go by mail", () => {
  it("[HG7] are all that came since the one that the promise waits for, whoever has the page open", () => {
    const conversation = { promise: open(12), lastPromise: null };
    expect(seqs(unheardAnswers(conversation, answers, { ...away, isPresent: true }))).toEqual([12, 20]);
  });

  it("are also what was sent as it was saved, before the promise's own", () => {
    const conversation = { promise: open(12), lastPromise: null };
    const saved = [answer(9), ...answers].map((one): Answer => (one.seq < 12 ? { ...one, isSaved: true } : one));
    expect(seqs(unheardAnswers(conversation, saved, away))).toEqual([10, 12, 20]);
  });

  it("are never mailed twice", () => {
    const conversation = { promise: open(12), lastPromise: null };
    expect(seqs(unheardAnswers(conversation, answers, { ...away, toldUpTo: 12 }))).toEqual([20]);
    expect(seqs(unheardAnswers(conversation, answers, { ...away, toldUpTo: 20 }))).toEqual([]);
  });

  it("are none of those that a page had when it acknowledged", () => {
    const conversation = { promise: null, lastPromise: ended("kept", 12_000) };
    expect(seqs(unheardAnswers(conversation, answers, away))).toEqual([20]);
    expect(seqs(unheardAnswers(conversation, answers, { ...away, isPresent: true }))).toEqual([]);
  });

  it("are those of a promise that an agent has settled over an answer that nobody has", () => {
    const conversation = { promise: null, lastPromise: ended("settled", 13_000) };
    expect(seqs(unheardAnswers(conversation, answers, { ...away, seq: 12 }))).toEqual([12, 20]);
  });

  it("are none of an earlier answer while the visitor's next turn waits", () => {
    const conversation = { promise: open(null), lastPromise: ended("kept", 20_000) };
    expect(seqs(unheardAnswers(conversation, answers, { ...away, seq: 20 }))).toEqual([]);
  });
});
