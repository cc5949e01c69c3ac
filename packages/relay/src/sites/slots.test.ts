import { LIMITS, type AppointmentSettings, type OpeningHours } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { offersSlot, slotsOf, type SlotSource } from "./slots.ts";

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const every = (day: OpeningHours["week"][number], timeZone = "Europe/Oslo"): OpeningHours => ({
  timeZone,
  week: [day, day, day, day, day, day, day],
  holidays: [],
});

function site(hours: OpeningHours | null, appointments: Partial<AppointmentSettings> = {}): SlotSource {
  const usual = { everyMin: 60, leadMin: 0, perSlot: 1, daysAhead: 1 } as const;
  return { hours, appointments: { ...usual, ...appointments }, answerWithinMs: 15 * 60_000 };
}

const slots = (source: SlotSource, now: string): string[] =>
  slotsOf(source, at(now)).map((ms) => new Date(ms).toISOString().slice(0, 16));

describe("slots", () => {
  it("lie in the opening hours as a whole, at round times, and not before the lead", () => {
    const morning = site(every([["09:20", "12:10"]]), { leadMin: 30 });
    // 08:31 UTC is 09:31 in Oslo in winter; 30 minutes later the 10:00 slot has begun.
    expect(slots(morning, "2026-11-24T08:31:00Z")).toEqual(["2026-11-24T10:00"]);
    expect(slots(morning, "2026-11-24T08:30:00Z")).toEqual(["2026-11-24T09:00", "2026-11-24T10:00"]);
  });

  it("run past midnight where the hours do", () => {
    const night = site(every([["22:30", "01:30"]]));
    const expected = ["2026-11-24T22:00", "2026-11-24T23:00"];
    expect(slots(night, "2026-11-24T21:05:00Z").slice(0, 2)).toEqual(expected);
  });

  it("stay at the wall clock's times when summer time ends, with the hour that comes twice, and when it begins", () => {
    const early = site(every([["01:00", "05:00"]]));
    expect(slots(early, "2026-10-24T20:00:00Z")).toEqual([
      "2026-10-24T23:00", // 01:00, summer time
      "2026-10-25T00:00", // 02:00
      "2026-10-25T01:00", // 02:00 again
      "2026-10-25T02:00", // 03:00
      "2026-10-25T03:00", // 04:00, winter time
    ]);
    // 02:00 is skipped on 28 March 2027.
    expect(slots(early, "2027-03-27T20:00:00Z")).toEqual(["2027-03-28T00:00", "2027-03-28T01:00", "2027-03-28T02:00"]);
    const nine = site(every([["09:00", "10:00"]]), { daysAhead: 3 });
    expect(slots(nine, "2026-10-23T12:00:00Z")).toEqual(["2026-10-24T07:00", "2026-10-25T08:00", "2026-10-26T08:00"]);
  });

  it("are round by the clock of a place that moves it by half an hour", () => {
    const howe = site(every([["00:00", "05:00"]], "Australia/Lord_Howe"));
    const minutes = slotsOf(howe, at("2026-10-03T12:00:00Z")).map((ms) =>
      new Date(ms).toLocaleTimeString("en-GB", { timeZone: "Australia/Lord_Howe" }),
    );
    expect(minutes).toEqual(["00:00:00", "01:00:00", "03:00:00", "04:00:00"]);
  });

  it("[HG6] are never so late that the promise would be due after the cap", () => {
    const always = site(null, { daysAhead: 3, everyMin: 15 });
    const now = at("2026-11-24T08:31:00Z");
    const last = slotsOf(always, now).at(-1) ?? 0;
    expect(last + always.answerWithinMs).toBeLessThanOrEqual(now + LIMITS.promiseMsMax);
    expect(last).toBeGreaterThan(now + 71 * HOUR_MS);
    const slow = { ...always, answerWithinMs: LIMITS.promiseMsMax };
    expect(slotsOf(slow, now)).toEqual([]);
  });

  it("are each known as offered, and nothing else is", () => {
    const source = site(every([["09:00", "17:00"]]), { everyMin: 30, leadMin: 60, daysAhead: 2 });
    const now = at("2026-11-24T10:07:00Z");
    const all = new Set(slotsOf(source, now));
    expect(all.size).toBeGreaterThan(10);
    for (let ms = now - HOUR_MS; ms < now + 73 * HOUR_MS; ms += 60_000 * 5 - 7_000) {
      expect(offersSlot(source, ms, now)).toBe(all.has(ms));
    }
    for (const ms of all) expect(offersSlot(source, ms, now)).toBe(true);
    expect(offersSlot({ ...source, appointments: null }, [...all][0] ?? 0, now)).toBe(false);
  });
});
