import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { unsynced } from "./unsynced.ts";

it("waits for the disk again behind what need not, also when that failed", () => {
  const sqlite = new DatabaseSync(":memory:");
  const level = (): unknown => sqlite.prepare("PRAGMA synchronous").get()?.["synchronous"];
  sqlite.exec("PRAGMA synchronous = FULL");
  expect(unsynced(sqlite, level)).toBe(1);
  expect(level()).toBe(2);
  expect(() =>
    unsynced(sqlite, () => {
      throw new Error("the disk is full");
    }),
  ).toThrow("the disk is full");
  expect(level()).toBe(2);
});
