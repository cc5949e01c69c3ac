import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catchSourceMutant } from "./catch-source-mutant.ts";
import { SOURCE_MUTANTS } from "./source-mutants.ts";

describe("mistakes in the source's text", () => {
  it.each(SOURCE_MUTANTS)("have one place: $name", ({ file, find }) => {
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
    expect(text.split(find)).toHaveLength(2);
  });

  // `npm run mutants` asks of all of them.
  it("are caught by the worlds of the real code", { timeout: 60_000 }, async () => {
    const names = [
      "nobody takes over from a tab that is frozen",
      "what was just said makes way for what was said on another device",
    ];
    const caught = SOURCE_MUTANTS.filter(({ name }) => names.includes(name)).map(catchSourceMutant);
    expect(await Promise.all(caught)).toEqual(["in-time", "no-lost-request"]);
  });
});
