import {
  agentId,
  commandId,
  conversationId,
  runId,
  siteId,
  type Author,
  type Command,
  type Verdict,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { markDelivered, obey, shownSeq, undelivered, type DirectLog } from "./direct-log.ts";

const VISITOR: Author = { type: "visitor" };
const KARI: Author = { type: "agent", id: agentId("kari"), name: "Kari" };

class Conversation {
  log: DirectLog | null = null;
  #count = 0;

  give(author: Author, command: Command): Verdict {
    const { log, verdict } = obey(this.log, {
      author,
      command,
      id: conversationId("c".repeat(43)),
      site: siteId("shop"),
      hasBot: true,
      nowMs: 1_000,
    });
    this.log = log;
    return verdict;
  }

  id() {
    this.#count += 1;
    return commandId(`command-${String(this.#count).padStart(12, "0")}`);
  }

  get whole(): DirectLog {
    if (!this.log) throw new Error("nothing has happened yet");
    return this.log;
  }
}

function asked(): Conversation {
  const talk = new Conversation();
  talk.give(VISITOR, { type: "say", id: talk.id(), text: "hello" });
  talk.give(VISITOR, { type: "ask-human", id: talk.id(), why: "button", epoch: 0, seen: null });
  return talk;
}

describe("a log whose authority is the page", () => {
  it("counts at once what is between the visitor and the bot, and has humans hear none of it", () => {
    const talk = new Conversation();
    talk.give(VISITOR, { type: "say", id: talk.id(), text: "hello" });
    const answer = { type: "answer", id: talk.id(), run: runId("run-12345"), askSeq: 2, text: "hi" } as const;
    talk.give({ type: "bot" }, { ...answer, isUnsure: false, wantsHuman: false, suggestions: [], sources: [] });
    expect([talk.whole.events.length, shownSeq(talk.whole), undelivered(talk.whole)]).toEqual([3, 3, []]);
  });

  it("[HG3] counts a click once humans are known to have it, with all that was said before", () => {
    const talk = asked();
    expect(undelivered(talk.whole).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(shownSeq(talk.whole)).toBe(2);
    talk.log = markDelivered(talk.whole, 3);
    expect([shownSeq(talk.whole), undelivered(talk.whole)]).toEqual([3, []]);
    talk.give(VISITOR, { type: "say", id: talk.id(), text: "are you there?" });
    expect(shownSeq(talk.whole)).toBe(3);
  });

  it("[HG4] decides each id once, and calls the same id with other words a conflict", () => {
    const talk = asked();
    const accept = { type: "accept", id: talk.id() } as const;
    expect(talk.give(KARI, accept)).toMatchObject({ ok: true });
    const { head } = talk.whole.conversation;
    expect(talk.give(KARI, accept)).toMatchObject({ ok: true, seq: head });
    const reply = { type: "reply", id: talk.id(), text: "one" } as const;
    talk.give(KARI, reply);
    expect(talk.give(KARI, { ...reply, text: "two" })).toMatchObject({ ok: false, error: { code: "id-conflict" } });
    expect(talk.whole.conversation.head).toBe(head + 1);
  });

  it("[HG8] lets nobody speak as an agent who is not the one in charge", () => {
    const talk = asked();
    const refused = talk.give(KARI, { type: "reply", id: talk.id(), text: "hello" });
    expect(refused).toMatchObject({ ok: false, error: { code: "not-yours" } });
    expect(talk.give(VISITOR, { type: "accept", id: talk.id() })).toMatchObject({ error: { code: "not-allowed" } });
  });

  it("[HG14] keeps a tombstone and not a word, and tells humans of it only where they had something", () => {
    const talk = asked();
    talk.log = markDelivered(talk.whole, 3);
    talk.give(VISITOR, { type: "erase", id: talk.id() });
    expect(talk.whole.events.map(({ type }) => type)).toEqual(["conversation.erased"]);
    expect(JSON.stringify(talk.log)).not.toContain("hello");
    expect(undelivered(talk.whole)).toHaveLength(1);
    const unheard = asked();
    unheard.give(VISITOR, { type: "erase", id: unheard.id() });
    expect(undelivered(unheard.whole)).toEqual([]);
  });
});
