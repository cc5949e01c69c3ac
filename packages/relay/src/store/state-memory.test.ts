import { describe, expect, it } from "vitest";
import { createStateMemory } from "./state-memory.ts";

describe("states that were read", () => {
  it("are read once for each text, and anew when a single character differs", () => {
    const read = createStateMemory();
    const first = read('{"id":"c","head":1}');
    expect(first).toEqual({ id: "c", head: 1 });
    expect(read('{"id":"c","head":1}')).toBe(first);
    expect(read('{"id":"c","head":2}')).toEqual({ id: "c", head: 2 });
  });

  it("are forgotten before they are too many", () => {
    const read = createStateMemory();
    const first = read('{"head":0}');
    for (let head = 1; head <= 1_000; head += 1) read(`{"head":${head}}`);
    expect(read('{"head":0}')).not.toBe(first);
    expect(read('{"head":0}')).toEqual(first);
  });
});
