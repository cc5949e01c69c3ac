import { commandId, conversationId, LIMITS, wireError, type Event, type Verdict } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import {
  addReply,
  dropArrived,
  markSending,
  markUnknown,
  nextBatch,
  restoreOutbox,
  takeVerdicts,
  tryAgain,
  type Outbox,
} from "./outbox.ts";

const TALK = conversationId("a".repeat(43));
const OTHER = conversationId("b".repeat(43));
const ONE = commandId("reply-number-0001");
const TWO = commandId("reply-number-0002");
const THREE = commandId("reply-number-0003");

function written(): Outbox {
  const first = addReply([], { id: ONE, conversation: TALK, text: "One", atMs: 1 });
  return addReply(first, { id: TWO, conversation: TALK, text: "Two", atMs: 2 });
}

const idsOf = (outbox: Outbox) => outbox.map((reply) => reply.id);

describe("outbox", () => {
  it("[HG9] sends replies of one conversation in order and one batch at a time", () => {
    const outbox = markSending(written(), [ONE, TWO]);
    const later = addReply(outbox, { id: THREE, conversation: TALK, text: "Three", atMs: 3 });
    expect(idsOf(nextBatch(written(), TALK, 32))).toEqual([ONE, TWO]);
    expect(nextBatch(later, TALK, 32)).toEqual([]);
  });

  it("[HG3] sends no more at once than a body may hold, in any script, and the rest after it", () => {
    const text = "話".repeat(LIMITS.messageCharsMax);
    const ids = Array.from({ length: 12 }, (_, place) => commandId(`long-reply-number-${place}`));
    let outbox = ids.reduce<Outbox>((all, id) => addReply(all, { id, conversation: TALK, text, atMs: 1 }), []);
    const sent: string[] = [];
    while (sent.length < ids.length) {
      const batch = nextBatch(outbox, TALK, 32);
      expect(batch.length).toBeGreaterThan(0);
      const body = JSON.stringify({
        commands: batch.map(({ id, text }) => ({ type: "reply", id, text })),
        isTyping: false,
      });
      expect(new TextEncoder().encode(body).length).toBeLessThan(LIMITS.bodyBytesMax);
      sent.push(...idsOf(batch));
      outbox = takeVerdicts(
        outbox,
        idsOf(batch),
        batch.map(({ id }) => ({ id, ok: true, seq: 1 })),
      );
    }
    expect(sent).toEqual(ids);
  });

  it("does not let one conversation wait for another", () => {
    const outbox = addReply(markSending(written(), [ONE, TWO]), { id: THREE, conversation: OTHER, text: "!", atMs: 3 });
    expect(idsOf(nextBatch(outbox, OTHER, 32))).toEqual([THREE]);
  });

  it("[HG3] sends again under the same id when nobody knows what became of it", () => {
    const again = markUnknown(markSending(written(), [ONE, TWO]), [ONE, TWO]);
    expect(idsOf(nextBatch(again, TALK, 32))).toEqual([ONE, TWO]);
  });

  it("[HG3] gives each reply its own verdict", () => {
    const verdicts: Verdict[] = [
      { id: ONE, ok: true, seq: 7 },
      { id: TWO, ok: false, error: wireError("not-yours") },
    ];
    const outbox = takeVerdicts(markSending(written(), [ONE, TWO]), [ONE, TWO], verdicts);
    expect(outbox.map((reply) => reply.state.type)).toEqual(["sent", "refused"]);
  });

  it("treats a missing verdict and a passing refusal as unknown", () => {
    const verdicts: Verdict[] = [{ id: TWO, ok: false, error: wireError("storage-failed") }];
    const outbox = takeVerdicts(markSending(written(), [ONE, TWO]), [ONE, TWO], verdicts);
    expect(outbox.map((reply) => reply.state.type)).toEqual(["waiting", "waiting"]);
  });

  it("tries a refused reply under a new id, since the old one stands for the refusal", () => {
    const refused = takeVerdicts(written(), [ONE], [{ id: ONE, ok: false, error: wireError("not-yours") }]);
    expect(idsOf(tryAgain(refused, ONE, THREE))).toEqual([THREE, TWO]);
  });

  it("hands a reply over to the log as soon as the log has it", () => {
    const event: Event = {
      type: "message.sent",
      text: "One",
      id: `a.${ONE}.0` as Event["id"],
      seq: 7,
      atMs: 5,
      from: { type: "visitor" },
    };
    expect(idsOf(dropArrived(written(), TALK, [event]))).toEqual([TWO]);
    expect(idsOf(dropArrived(written(), OTHER, [event]))).toEqual([ONE, TWO]);
  });

  it("finds nothing under way after a reload", () => {
    const restored = restoreOutbox(markSending(written(), [ONE]));
    expect(idsOf(nextBatch(restored, TALK, 32))).toEqual([ONE, TWO]);
  });
});
