import { LIMITS, siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { foreignPages } from "./foreign-pages.ts";

function told() {
  const lines: unknown[] = [];
  let nowMs = 1_000;
  const onForeign = foreignPages({
    clock: { now: () => nowMs },
    logger: { warn: (line: unknown) => void lines.push(line) },
  });
  return { lines, later: (ms: number) => (nowMs += ms), ask: (origin: string) => onForeign(siteId("shop"), origin) };
}

it("tells of a page once an hour, however many visitors it has", () => {
  const { lines, ask, later } = told();
  for (let visitor = 0; visitor < 3; visitor += 1) ask("https://www.shop.example");
  expect(lines).toEqual([{ site: "shop", origin: "https://www.shop.example" }]);
  later(LIMITS.obstructedEveryMs);
  ask("https://www.shop.example");
  expect(lines).toHaveLength(2);
});

it("[HG12] lets nobody fill the log with invented origins", () => {
  const { lines, ask, later } = told();
  for (let liar = 0; liar < 1_000; liar += 1) ask(`https://${liar}.example`);
  ask(`https://${"a".repeat(LIMITS.nameCharsMax)}.example`);
  expect(lines).toHaveLength(100);
  later(LIMITS.obstructedEveryMs);
  ask("https://www.shop.example");
  expect(lines).toHaveLength(101);
});
