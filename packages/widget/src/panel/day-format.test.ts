import { expect, it } from "vitest";
import { first } from "../locales/en/first.ts";
import { dayFormat } from "./day-format.ts";

const NOON = new Date(2026, 10, 22, 12).getTime();

it("calls the last two days by their names, and writes times without seconds", () => {
  const format = dayFormat(first);
  expect(format.day(NOON, NOON)).toBe("Today");
  expect(format.day(NOON - 86_400_000, NOON)).toBe("Yesterday");
  expect(format.day(NOON - 9 * 86_400_000, NOON)).toBe("Friday, November 13");
  expect(format.time(NOON)).toMatch(/^12:00\sPM$/);
});

it("names the day of a due time only when it is not today, and rounds a wait to what is said of one", () => {
  const format = dayFormat(first);
  expect(format.due(NOON + 60_000, NOON)).toMatch(/^12:01\sPM$/);
  expect(format.due(NOON + 86_400_000, NOON)).toMatch(/^Mon/);
  expect(format.wait(100_000)).toBe("2 minutes");
  expect(format.wait(1)).toBe("1 minute");
  expect(format.wait(3_600_000)).toBe("1 hour");
});
