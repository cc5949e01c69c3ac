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

  it("is another when its content or its author is another", () => {
    const reply: Command = { type: "reply", id, text: "hello" };
    expect(canonical(kari, reply)).not.toBe(canonical(kari, { ...reply, text: "bye" }));
    expect(authorKey(kari)).toBe("a");
  });
});
