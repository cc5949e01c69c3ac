import { describe, expect, it } from "vitest";
import { countReport } from "./vitest-stage.ts";

const report = (passed: number, failed: number, files: readonly object[] = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files });

describe("countReport", () => {
  it("gives vitest's own counts", () => {
    expect(countReport(report(7, 2), 1)).toEqual({ passed: 7, failed: 2 });
  });

  it("counts a file that broke before its first test", () => {
    expect(countReport(report(7, 0, [{ status: "failed", assertionResults: [] }]), 1)).toEqual({
      passed: 7,
      failed: 1,
    });
  });

  it("does not count a failed test twice through its file", () => {
    const file = { status: "failed", assertionResults: [{ status: "failed" }] };
    expect(countReport(report(7, 1, [file]), 1)).toEqual({ passed: 7, failed: 1 });
  });

  it.each([
    ["crashed without a report", undefined, 1],
    ["left half a report", '{"numPassed', 1],
    ["ended badly with every test passed", report(7, 0), 1],
    ["ran no test", report(0, 0), 0],
  ])("counts a failure when vitest %s", (_how, text, exitCode) => {
    expect(countReport(text, exitCode).failed).toBe(1);
  });
});
