import { expect, it } from "vitest";
import { repeatMs, retryMs } from "./rhythm.ts";

it("[HG7] tells an alarm again after 5 minutes, more and more seldom, and never less than daily", () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 500].map((told) => repeatMs(told) / 60_000);
  expect(minutes).toEqual([5, 15, 60, 240, 720, 1_440, 1_440, 1_440]);
});

it("tries a failed way again within seconds, and at least every 15 minutes", () => {
  expect(retryMs(1, 0)).toBe(2_500);
  expect(retryMs(1, 1)).toBe(5_000);
  expect(retryMs(60, 1)).toBe(15 * 60_000);
});
