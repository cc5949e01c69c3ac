import { describe, expect, it } from "vitest";
import { circlesAmong } from "./circles.ts";

const among = (imports: Readonly<Record<string, readonly string[]>>) => circlesAmong(new Map(Object.entries(imports)));

describe("circles of imports", () => {
  it("finds none where everything stands on something lower", () => {
    expect(among({ roof: ["walls", "ground"], walls: ["ground"], ground: [] })).toEqual([]);
  });

  it("names every member of a circle, and only those", () => {
    expect(
      among({ door: ["hall"], hall: ["stairs"], stairs: ["landing"], landing: ["hall", "attic"], attic: [] }),
    ).toEqual([["hall", "landing", "stairs"]]);
  });

  it("tells two circles apart, also where one imports from the other", () => {
    expect(among({ a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] })).toEqual([
      ["c", "d"],
      ["a", "b"],
    ]);
  });

  it("finds a module that imports itself, and leaves out what it was told nothing of", () => {
    expect(among({ mirror: ["mirror"], window: ["elsewhere"] })).toEqual([["mirror"]]);
  });
});
