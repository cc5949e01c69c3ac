import { expect, it } from "vitest";
import type { Attack } from "./attack.ts";
import { withColumn } from "./matrix.ts";
import type { Outcome } from "./run-hostile.ts";

const attacks: readonly Attack[] = [
  { name: "one", does: "hides `a | b`", leavesPage: true },
  { name: "two", does: "hides all", leavesPage: false },
];
const outcome = (attack: string, more: Partial<Outcome>): Outcome => ({
  attack,
  verdict: "resists",
  isSeen: true,
  isAsked: true,
  keys: "tab",
  isAlarmed: false,
  ...more,
});
const PAGE = "# Pages\n\n<!-- matrix -->\n<!-- end of the matrix -->\n\nThe end.\n";

it("writes one engine's column and leaves the others", () => {
  const first = withColumn(PAGE, attacks, {
    engine: "chromium",
    outcomes: [outcome("one", {}), outcome("two", { verdict: "fails", isAlarmed: true })],
  });
  const second = withColumn(first, attacks, { engine: "webkit", outcomes: [outcome("one", { keys: "shortcut" })] });
  expect(second).toContain("| `one` | hides `a \\| b` | yes, Tab |  | yes, shortcut |");
  expect(second).toContain("| `two` | hides all (the page is gone, too) | **no**, alarm |  |  |");
  expect(second.endsWith("The end.\n")).toBe(true);
});

it("refuses a page without a place for it", () => {
  expect(() => withColumn("# Pages", attacks, { engine: "chromium", outcomes: [] })).toThrow("no place");
});
