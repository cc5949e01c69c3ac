import { describe, expect, it } from "vitest";
import { formatHours, HOURS_EXAMPLE, parseHours } from "./hours-text.ts";

describe("opening hours as text", () => {
  it("reads days, ranges of days and several ranges a day", () => {
    const week = parseHours(HOURS_EXAMPLE);
    expect(week?.[0]).toEqual([
      ["09:00", "12:00"],
      ["13:00", "17:30"],
    ]);
    expect(week?.[5]).toEqual([["10:00", "14:00"]]);
    expect(week?.[6]).toEqual([]);
  });

  it("lets days run over the weekend and pads the hour", () => {
    const week = parseHours("Fri-Mon 9:00-11:00");
    expect(week?.map((day) => day.length)).toEqual([1, 0, 0, 0, 1, 1, 1]);
    expect(week?.[0]).toEqual([["09:00", "11:00"]]);
  });

  it("takes full hours, and a comma between days", () => {
    expect(parseHours("mon-fri 9-17:30, sat 10-14")).toEqual(parseHours("mon-fri 09:00-17:30; sat 10:00-14:00"));
  });

  it("comes back as it was written", () => {
    const text = "mon-thu 09:00-17:00; fri 22:00-06:00; sun 00:00-24:00";
    expect(formatHours(parseHours(text) ?? [])).toBe(text);
  });

  it.each(["", ";", "mon", "monday 09:00-17:00", "mon, tue 9-17", "mon 9-", "mon-tue-wed 09:00-10:00", "09:00-17:00"])(
    "refuses what it cannot read: %j",
    (text) => {
      expect(parseHours(text)).toBeNull();
    },
  );
});
