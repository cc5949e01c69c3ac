import { describe, expect, it } from "vitest";
import { createMemory } from "./memory.ts";

describe("what may be believed for a moment", () => {
  it("is read at first, believed until the moment is over, and read anew then", () => {
    let nowMs = 1_000;
    const memory = createMemory(() => nowMs, 250);
    expect(memory.isFresh()).toBe(false);
    nowMs = 1_249;
    expect(memory.isFresh()).toBe(true);
    nowMs = 1_250;
    expect(memory.isFresh()).toBe(false);
    nowMs = 1_499;
    expect(memory.isFresh()).toBe(true);
  });

  it("is read anew after this process wrote, and when the clock was set back", () => {
    let nowMs = 1_000;
    const memory = createMemory(() => nowMs, 250);
    memory.isFresh();
    memory.forget();
    expect(memory.isFresh()).toBe(false);
    nowMs = 900;
    expect(memory.isFresh()).toBe(false);
  });
});
