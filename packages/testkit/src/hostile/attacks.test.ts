import { expect, it } from "vitest";
import { ATTACKS } from "./attacks.ts";

it("names each attack once, as a part of an address", () => {
  const names = ATTACKS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9-]{3,40}$/.test(name))).toEqual([]);
});

it("holds at least the 42 attacks that the button was designed against", () => {
  expect(ATTACKS.filter(({ leavesPage }) => leavesPage).length).toBeGreaterThanOrEqual(42);
});
