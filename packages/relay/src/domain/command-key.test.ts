import { agentId, commandId, type Author, type Command } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { authorKey, canonical } from "./command-key.ts";

describe("a command", () => {
  const id = commandId("abcdefgh12345678");
  const kari: Author = { type: "agent", id: agentId("kari"), name: "Kari" };

  it("is the same whatever the order of its fields", () => {
    const one: Command = { type: "say", id, text: "hello" };
    const other: Command = { text: "hello", id, type: "say" };
    expect(canonical({ type: "visitor" }, one)).toBe(canonical({ type: "visitor" }, other));
  });

  it("[HG4] is the same click in view of whatever a page sends it", () => {
    const click: Command = { type: "ask-human", id, why: "button", epoch: 2, seen: null };
    const elsewhere: Command = { ...click, epoch: null, clickedAtMs: 1, receipt: "r" };
    expect(canonical({ type: "visitor" }, elsewhere)).toBe(canonical({ type: "visitor" }, click));
    expect(canonical({ type: "visitor" }, { type: "withdraw", id })).not.toBe(canonical({ type: "visitor" }, click));
  });

  it("is another when its content or its author is another", () => {
    const reply: Command = { type: "reply", id, text: "hello" };
    expect(canonical(kari, reply)).not.toBe(canonical(kari, { ...reply, text: "bye" }));
    expect(authorKey(kari)).toBe("a");
  });
});
