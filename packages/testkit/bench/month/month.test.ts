// A tiny sample of `npm run bench -- month`: that its customers are served and nothing of theirs is lost. The figures are no test.
import { expect, it, vi } from "vitest";
import { chanceOf } from "../../src/world/chance.ts";
import { runMonth } from "./bench.ts";
import { arrivals, peakOfMonth } from "./calendar.ts";

vi.setConfig({ testTimeout: 120_000 });

it("has its customers come in order, most of them by day and early in the week", () => {
  const all = arrivals(3_000, chanceOf(1, "month"));
  expect(all).toEqual(all.toSorted((one, other) => one - other));
  const hours = all.map((share) => Math.floor(share * 720));
  const by = (isIn: (hour: number) => boolean): number => hours.filter(isIn).length;
  expect(by((hour) => hour % 24 >= 8 && hour % 24 < 20)).toBeGreaterThan(by((hour) => hour % 24 < 8) * 3);
  expect(by((hour) => Math.floor(hour / 24) % 7 === 0)).toBeGreaterThan(by((hour) => Math.floor(hour / 24) % 7 === 6));
  expect(peakOfMonth()).toBeCloseTo(2.1, 1);
});

it("serves every customer by a real relay, by its bot and by a human, and finds all of it on the disk", async () => {
  const found = await runMonth(() => undefined, { customers: 8, atATime: 4, steadyCustomers: 3, agents: 1 });
  expect(found).toMatchObject({ wrong: 0, fast: { customers: 8 }, steady: { customers: 3 } });
  // Each of them asks at least once and closes.
  expect(found.fast.acknowledged).toBeGreaterThanOrEqual(16);
});
