import { describe, expect, it } from "vitest";
import { closingLine, countChecks, exitCodeOf, sumCounts } from "./tally.ts";

describe("the run's verdict", () => {
  it("counts each thing that was checked once", () => {
    expect(countChecks([{ name: "a" }, { name: "b", failure: "why" }, { name: "c" }])).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  it("closes with the sum of all stages", () => {
    const sum = sumCounts([
      { passed: 2, failed: 1 },
      { passed: 40, failed: 0 },
    ]);
    expect(closingLine(sum)).toBe("42 passed, 1 failed");
  });

  it("fails when anything failed", () => {
    expect(exitCodeOf({ passed: 9, failed: 1 })).toBe(1);
    expect(exitCodeOf({ passed: 9, failed: 0 })).toBe(0);
  });

  it("fails when nothing was checked at all", () => {
    expect(exitCodeOf(sumCounts([]))).toBe(1);
  });
});
