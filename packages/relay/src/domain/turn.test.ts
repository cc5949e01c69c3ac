import { conversationId, type Command } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { nextTurn, splitTurn } from "./turn.ts";

const item = (conversation: string, type: Command["type"], n: number) => ({
  conversation: conversationId(conversation),
  command: { type },
  n,
});

describe("the next commit", () => {
  it("[HG3] takes a click before a flood that came earlier", () => {
    const flood = Array.from({ length: 50 }, (_, n) => item(`flood-${n}`, "say", n));
    const [turn, rest] = nextTurn([...flood, item("kim", "ask-human", 99)], 10);
    expect(turn[0]).toMatchObject({ n: 99 });
    expect([turn.length, rest.length]).toEqual([10, 41]);
  });

  it("[HG9] never changes the order inside a conversation", () => {
    const waiting = [item("kim", "say", 1), item("ola", "say", 2), item("kim", "ask-human", 3), item("kim", "say", 4)];
    const [turn, rest] = nextTurn(waiting, 2);
    expect([...turn, ...rest].map(({ n }) => n)).toEqual([1, 3, 4, 2]);
  });

  it("is tried again by conversation, and then command by command", () => {
    const turn = [item("kim", "say", 1), item("ola", "say", 2), item("kim", "say", 3)];
    expect(splitTurn(turn).map((part) => part.map(({ n }) => n))).toEqual([[1, 3], [2]]);
    expect(splitTurn([item("kim", "say", 1), item("kim", "say", 2)])).toHaveLength(2);
  });
});
