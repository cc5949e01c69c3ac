import { describe, expect, it } from "vitest";
import { agoText, clockText, dayText, momentText, settingText, spokenDuration } from "./durations.ts";

const OSLO = { timeZone: "Europe/Oslo" } as const;
const NOON = Date.UTC(2026, 10, 24, 11, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("clockText", () => {
  it.each([
    [-5_000, "0:00"],
    [0, "0:00"],
    [7_999, "0:07"],
    [12 * MINUTE + 40_000, "12:40"],
    [HOUR + 5 * MINUTE, "1 h 05 min"],
    [24 * HOUR, "1 day"],
    [71 * HOUR, "2 days"],
  ])("writes %i ms as %s", (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });
});

describe("spokenDuration", () => {
  it("changes no oftener than a listener can bear", () => {
    expect(spokenDuration(61_000)).toBe(spokenDuration(119_000));
    expect(spokenDuration(2 * HOUR)).toBe("2 hours");
  });
});

describe("settingText", () => {
  it("keeps the unit in which a setting was made", () => {
    expect([45_000, 3 * MINUTE, 24 * HOUR].map(settingText)).toEqual(["45 seconds", "3 minutes", "24 hours"]);
  });
});

describe("moments", () => {
  it("tells days apart by the reader's zone, not by UTC", () => {
    const lateEvening = Date.UTC(2026, 10, 23, 23, 30, 0); // half past midnight in Oslo
    expect(dayText(lateEvening, NOON, OSLO)).toBe("Today");
    expect(dayText(lateEvening, NOON, { timeZone: "UTC" })).toBe("Yesterday");
  });

  it("names the day of a moment that is not today", () => {
    expect(momentText(NOON, NOON, OSLO)).toBe("12:00");
    expect(momentText(NOON + 24 * HOUR, NOON, OSLO)).toBe("Wed 25 Nov, 12:00");
  });

  it("is as coarse as a list needs", () => {
    const ages = [20_000, 4 * MINUTE, 2 * HOUR, 50 * HOUR].map((ms) => agoText(NOON - ms, NOON, OSLO));
    expect(ages).toEqual(["now", "4 min", "2 h", "Sun"]);
  });
});
