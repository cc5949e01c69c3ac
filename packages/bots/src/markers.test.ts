import { expect, it } from "vitest";
import { createMarkerFilter } from "./markers.ts";

function run(pieces: readonly string[]): {
  readonly shown: readonly string[];
  readonly isUnsure: boolean;
  readonly wantsHuman: boolean;
} {
  const filter = createMarkerFilter();
  const shown = [...pieces.map((piece) => filter.push(piece)), filter.end()];
  return { shown, isUnsure: filter.isUnsure(), wantsHuman: filter.wantsHuman() };
}

const CASES = [
  { said: "Free.\n[[unsure]]", shown: "Free.", isUnsure: true, wantsHuman: false },
  { said: "Free.\n\n[[ HUMAN ]]\n", shown: "Free.", isUnsure: false, wantsHuman: true },
  {
    said: "  A [b] [[c]] [ ] [[d\n\nE [[human]] f [",
    shown: "A [b] [[c]] [ ] [[d\n\nE  f [",
    isUnsure: false,
    wantsHuman: true,
  },
  { said: "Cut in the mid [[uns", shown: "Cut in the mid", isUnsure: false, wantsHuman: false },
  { said: "See [1].", shown: "See [1].", isUnsure: false, wantsHuman: false },
  { said: "[[unsure]][[human]]", shown: "", isUnsure: true, wantsHuman: true },
];

it.each(CASES)("cuts the markers out of $said, wherever it is split in three", ({ said, ...expected }) => {
  for (let first = 0; first <= said.length; first += 1) {
    for (let second = first; second <= said.length; second += 1) {
      const { shown, ...flags } = run([said.slice(0, first), said.slice(first, second), said.slice(second)]);
      expect({ shown: shown.join(""), ...flags }).toEqual(expected);
      expect(shown.join("|")).not.toMatch(/\[\[\s*[uh]/i);
    }
  }
});

it("holds nothing back that cannot become a marker", () => {
  const filter = createMarkerFilter();
  expect(filter.push("It is [")).toBe("It is");
  expect(filter.push("see")).toBe(" [see");
  expect(filter.push(" below] ")).toBe(" below]");
  expect(filter.push("now")).toBe(" now");
});

it("takes a megabyte of blanks like any other text, in one piece and in many", () => {
  const blanks = " \n".repeat(500_000);
  const startedAt = performance.now();
  expect(run([`So${blanks}`, "it is."]).shown.join("")).toBe(`So${blanks}it is.`);
  expect(run(["So", ...Array.from({ length: 10_000 }, () => " ".repeat(50)), "!"]).shown.join("")).toHaveLength(
    500_003,
  );
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});
