import { expect, it } from "vitest";
import type { Clock } from "../platform.ts";
import { typedAsks } from "./typed-asks.ts";

const never: Clock = { now: () => 0, setTimeout: () => null, clearTimeout: () => {} };
const atOnce: Clock = { ...never, setTimeout: (run) => run() };

it("[HG11] hears an ask in the visitor's language, and in English", async () => {
  const hears = typedAsks(never);
  expect(await hears("Jeg vil snakke med et menneske", "nb-NO")).toBe(true);
  expect(await hears("a human, please", "nb-NO")).toBe(true);
  expect(await hears("Hvor er pakken min?", "nb-NO")).toBe(false);
});

it("[HG3] holds no message up for words that do not come in time", async () => {
  expect(await typedAsks(atOnce)("a human, please", null)).toBe(false);
});
