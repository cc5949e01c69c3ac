import { describe, expect, it } from "vitest";
import { createSessionMemo } from "./session-memo.ts";

const session = { id: "one", user: "kari" };

describe("what a cookie opened a moment ago", () => {
  it("is remembered for that very cookie, and no longer than a minute", () => {
    let nowMs = 0;
    const memo = createSessionMemo({ now: () => nowMs });
    memo.remember("a=b", session);
    expect(memo.recall("a=c")).toBeNull();
    nowMs = 59_999;
    expect(memo.recall("a=b")).toMatchObject(session);
    nowMs = 60_000;
    expect(memo.recall("a=b")).toBeNull();
  });

  it("takes no more room however many cookies there are", () => {
    const memo = createSessionMemo({ now: () => 0 });
    for (let n = 0; n <= 1_000; n += 1) memo.remember(`a=${n}`, session);
    expect(memo.recall("a=0")).toBeNull();
    expect(memo.recall("a=1000")).toMatchObject(session);
  });
});
