import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "./duration-text.ts";

describe("durations as text", () => {
  it.each([
    ["90s", 90_000],
    ["2m", 120_000],
    ["1h30m", 5_400_000],
    ["24h", 86_400_000],
    ["3d", 259_200_000],
  ])("reads %s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(["", "2", "m", "2 m", "-2m", "2m1h", "two minutes"])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it("writes the shortest text", () => {
    expect([90_000, 120_000, 86_400_000, 0].map(formatDuration)).toEqual(["1m30s", "2m", "1d", "0s"]);
  });
});
