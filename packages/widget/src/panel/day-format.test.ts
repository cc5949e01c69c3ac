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
