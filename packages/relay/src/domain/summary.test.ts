import {
  agentId,
  conversationId,
  EMPTY_INTERNAL,
  emptyConversation,
  eventId,
  fold,
  siteId,
  type Event,
  type EventBody,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { summarize } from "./summary.ts";

const start = emptyConversation(conversationId("c"), siteId("shop"));
const at = (seq: number, body: EventBody, from: Event["from"] = { type: "visitor" }): Event => ({
  ...body,
  id: eventId(`v.x.${seq}`),
  seq,
  atMs: seq * 1_000,
  from,
});
const after = (events: readonly Event[]) => {
  const state = events.reduce(fold, start);
  return summarize(null, { state, internal: EMPTY_INTERNAL }, events);
};

describe("a conversation's summary", () => {
  const asked = [at(1, { type: "message.sent", text: "hello" }), at(2, { type: "human.requested", why: "button" })];

  it("waits since the oldest unanswered turn, whatever comes after it", () => {
    expect(after(asked).awaitingSinceMs).toBe(2_000);
    expect(after([...asked, at(3, { type: "message.sent", text: "hello?" })]).awaitingSinceMs).toBe(2_000);
  });

  it("waits no more once a human has answered", () => {
    const reply = at(3, { type: "message.sent", text: "Hi" }, { type: "agent", id: agentId("k"), name: "Kari" });
    expect(after([...asked, reply]).awaitingSinceMs).toBeNull();
  });

  it("shows the visitor's last words, cut but never in the middle of a character", () => {
    expect(after([at(1, { type: "message.sent", text: `${"a".repeat(139)}😀` })]).preview).toBe("a".repeat(139));
  });

  it("comes out the same in one piece or event by event", () => {
    const events = [...asked, at(3, { type: "message.sent", text: "still there?" })];
    let summary: ReturnType<typeof summarize> | null = null;
    for (const event of events) {
      summary = summarize(summary, { state: fold(summary?.state ?? start, event), internal: EMPTY_INTERNAL }, [event]);
    }
    expect(summary).toEqual(after(events));
  });
});
