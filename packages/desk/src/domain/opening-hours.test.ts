import { describe, expect, it } from "vitest";
import { addHoliday, copyToOpenDays, dayIn, dayProblem, nextRange, usualHours, withDay } from "./opening-hours.ts";

describe("opening hours", () => {
  it("finds hours that overlap, that are empty, and times that are none", () => {
    expect(
      dayProblem([
        ["09:00", "12:00"],
        ["11:00", "15:00"],
      ]),
    ).toContain("overlap");
    expect(dayProblem([["09:00", "09:00"]])).not.toBeNull();
    expect(dayProblem([["", "12:00"]])).not.toBeNull();
  });

  it("allows hours that run past midnight, and to its very stroke", () => {
    expect(
      dayProblem([
        ["09:00", "12:00"],
        ["22:00", "02:00"],
      ]),
    ).toBeNull();
    expect(dayProblem([["18:00", "24:00"]])).toBeNull();
  });

  it("copies a day to the open days and leaves the closed ones closed", () => {
    const hours = copyToOpenDays(withDay(usualHours("UTC"), 0, [["10:00", "12:00"]]), 0);
    expect(hours.week.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(hours.week[4]).toEqual([["10:00", "12:00"]]);
  });

  it("proposes further hours that fit the day", () => {
    expect(nextRange([["09:00", "12:00"]])).toEqual(["13:00", "15:00"]);
    expect(nextRange([["09:00", "23:30"]])).toBeNull();
    const proposed = nextRange([["09:00", "22:00"]]);
    expect(proposed && dayProblem([proposed])).toBeNull();
  });

  it("keeps holidays in order and once each", () => {
    const dates = ["2026-12-25", "2026-12-24", "2026-12-25", "soon"];
    const hours = dates.reduce((now, date) => addHoliday(now, date), usualHours("UTC"));
    expect(hours.holidays).toEqual(["2026-12-24", "2026-12-25"]);
  });

  it("knows which day it is by the clock of the shop", () => {
    const nowMs = Date.UTC(2026, 10, 27, 23, 30);
    const zones = ["UTC", "Europe/Oslo", "America/New_York", "Asia/Tehran"];
    expect(zones.map((zone) => dayIn(zone, nowMs))).toEqual(["2026-11-27", "2026-11-28", "2026-11-27", "2026-11-28"]);
    expect(dayIn("Nowhere/Known", nowMs)).toBe("2026-11-26");
  });
});
