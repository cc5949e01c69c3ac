// The exploration proves something only if it can fail: each mistake is caught, and each property catches one.
import { describe, expect, it } from "vitest";
import { explore } from "./explore.ts";
import { MUTANTS } from "./mutants.ts";
import { PROPERTIES } from "./properties.ts";
import { FIXED_SCENES } from "./scenes.ts";

describe("the exploration", () => {
  it.each(MUTANTS)("catches a law that $name, by $caughtBy", { timeout: 60_000 }, ({ law, caughtBy, scene }) => {
    const where = FIXED_SCENES.find(({ name }) => name === (scene ?? "with a bot"));
    if (!where) throw new Error(`no scene is called ${scene}`);
    const { violation } = explore(law, where, PROPERTIES);
    expect(violation?.property).toBe(caughtBy);
    expect(violation?.what).not.toBe("");
  });

  it("tells the shortest way to a mistake, as commands that can be typed again", () => {
    const mutant = MUTANTS.find(({ name }) => name === "lets agents accept off duty");
    const [scene] = FIXED_SCENES;
    if (!mutant || !scene) throw new Error("the mistake or its scene has another name now");
    const path = explore(mutant.law, scene, PROPERTIES).violation?.path ?? [];
    expect(path.map((line) => line.split(" → ")[0])).toEqual([
      "visitor: ask-human, as of now",
      "Kari: accept, off duty",
    ]);
  });

  it("has a mistake for each of its properties", () => {
    expect(new Set(MUTANTS.map(({ caughtBy }) => caughtBy))).toEqual(new Set(PROPERTIES.map(({ name }) => name)));
  });
});
