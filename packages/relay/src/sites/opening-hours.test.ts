import type { OpeningHours } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { openingAt } from "./opening-hours.ts";

type Day = OpeningHours["week"][number];

const shut: readonly Day[] = [[], [], [], [], [], [], []];

function hours(timeZone: string, days: Readonly<Record<number, Day>>, holidays: readonly string[] = []): OpeningHours {
  return { timeZone, week: shut.map((day, index) => days[index] ?? day), holidays };
}

const at = (text: string): number => Date.parse(text);
const weekdays = (range: Day): Readonly<Record<number, Day>> => ({ 0: range, 1: range, 2: range, 3: range, 4: range });

describe("opening hours", () => {
  const oslo = hours("Europe/Oslo", weekdays([["09:00", "17:30"]]), ["2026-12-25"]);

  it("opens and closes to the millisecond, by the zone's own clock", () => {
    expect(openingAt(oslo, at("2026-11-23T07:59:59.999Z"))).toMatchObject({
      isOpen: false,
      opensAtMs: at("2026-11-23T08:00:00Z"),
    });
    expect(openingAt(oslo, at("2026-11-23T08:00:00Z"))).toMatchObject({ isOpen: true, opensAtMs: null });
    expect(openingAt(oslo, at("2026-11-23T16:29:59.999Z")).isOpen).toBe(true);
    expect(openingAt(oslo, at("2026-11-23T16:30:00Z")).isOpen).toBe(false);
  });

  it("gives the same answer whichever moment it was asked about before", () => {
    const open = at("2026-11-23T12:00:00Z");
    const closed = at("2026-11-23T20:00:00Z");
    const answers = [open, closed, open, at("2026-11-24T12:00:00Z"), closed].map((ms) => openingAt(oslo, ms).isOpen);
    expect(answers).toEqual([true, false, true, true, false]);
  });

  it("passes over the weekend and a holiday", () => {
    expect(openingAt(oslo, at("2026-12-24T20:00:00Z")).opensAtMs).toBe(at("2026-12-28T08:00:00Z"));
  });

  it("runs past midnight, and takes what touches for one opening", () => {
    const night = hours("Europe/Oslo", { 4: [["22:00", "06:00"]], 5: [["06:00", "08:00"]] });
    expect(openingAt(night, at("2026-11-27T20:59:00Z")).isOpen).toBe(false);
    expect(openingAt(night, at("2026-11-27T23:30:00Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-11-28T05:00:00Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-11-28T07:00:00Z"))).toMatchObject({
      isOpen: false,
      opensAtMs: at("2026-12-04T21:00:00Z"),
    });
  });

  it("runs past midnight from Sunday into Monday", () => {
    const night = hours("America/New_York", { 6: [["20:00", "02:00"]] });
    expect(openingAt(night, at("2026-11-23T06:30:00Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-11-23T07:00:00Z")).isOpen).toBe(false);
  });

  it("closes a holiday from midnight to midnight, the tail of the night before with it", () => {
    const night = hours("Europe/Oslo", { 3: [["22:00", "06:00"]], 4: [["22:00", "06:00"]] }, ["2026-12-25"]);
    expect(openingAt(night, at("2026-12-24T22:30:00Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-12-24T23:00:00Z")).isOpen).toBe(false);
    expect(openingAt(night, at("2026-12-25T23:30:00Z")).isOpen).toBe(false);
  });

  it("is open without end around the clock", () => {
    const all = hours("Europe/Oslo", Object.fromEntries(shut.map((_, index) => [index, [["00:00", "24:00"]] as Day])));
    expect(openingAt(all, at("2026-11-22T23:00:00Z"))).toMatchObject({ isOpen: true, opensAtMs: null });
  });

  it("knows no opening of a week without hours", () => {
    expect(openingAt(hours("Europe/Oslo", {}), at("2026-11-22T12:00:00Z"))).toMatchObject({
      isOpen: false,
      opensAtMs: null,
    });
  });
});

describe("opening hours when the clocks change", () => {
  it("reads a time that Oslo skips in March after the gap", () => {
    const early = hours("Europe/Oslo", { 6: [["02:30", "05:00"]] });
    // 02:00 to 03:00 is not there on 2026-03-29: 02:30 is read as 03:30, which is 01:30 UTC.
    expect(openingAt(early, at("2026-03-28T23:00:00Z")).opensAtMs).toBe(at("2026-03-29T01:30:00Z"));
    expect(openingAt(early, at("2026-03-29T02:59:59Z")).isOpen).toBe(true);
    expect(openingAt(early, at("2026-03-29T03:00:00Z")).isOpen).toBe(false);
  });

  it("opens at the first of the two 02:30 that Oslo has in October", () => {
    const early = hours("Europe/Oslo", { 6: [["02:30", "05:00"]] });
    expect(openingAt(early, at("2026-10-24T22:00:00Z")).opensAtMs).toBe(at("2026-10-25T00:30:00Z"));
    expect(openingAt(early, at("2026-10-25T01:15:00Z")).isOpen).toBe(true);
    expect(openingAt(early, at("2026-10-25T04:00:00Z")).isOpen).toBe(false);
  });

  it("keeps New York's nine o'clock nine o'clock on both sides of a change", () => {
    const york = hours("America/New_York", { ...weekdays([["09:00", "17:00"]]), 6: [["09:00", "17:00"]] });
    expect(openingAt(york, at("2026-03-07T12:00:00Z")).opensAtMs).toBe(at("2026-03-08T13:00:00Z"));
    expect(openingAt(york, at("2026-10-31T12:00:00Z")).opensAtMs).toBe(at("2026-11-01T14:00:00Z"));
  });

  it("lets a night shift in New York last an hour longer in November and shorter in March", () => {
    const night = hours("America/New_York", { 5: [["22:00", "06:00"]] });
    expect(openingAt(night, at("2026-11-01T10:59:59Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-11-01T11:00:00Z")).isOpen).toBe(false);
    expect(openingAt(night, at("2026-03-08T09:59:59Z")).isOpen).toBe(true);
    expect(openingAt(night, at("2026-03-08T10:00:00Z")).isOpen).toBe(false);
  });

  it("opens at midnight where midnight is skipped", () => {
    const cairo = hours("Africa/Cairo", { 4: [["00:00", "12:00"]] });
    // Cairo's clocks go from 24:00 to 01:00 on the last Friday of April.
    expect(openingAt(cairo, at("2026-04-23T12:00:00Z")).opensAtMs).toBe(at("2026-04-23T22:00:00Z"));
  });
});
