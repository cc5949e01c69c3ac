// Writes outcomes into the table of docs/hostile-pages.md: one column for each engine, the others' left as they stand.
import type { Attack } from "./attack.ts";
import { ENGINES, type EngineName } from "../engines/engine.ts";
import type { Outcome } from "./run-hostile.ts";

const [START, END] = ["<!-- matrix -->", "<!-- end of the matrix -->"];

/** The page with the engine's column written anew. @throws when the page has no place for the table */
export function withColumn(
  page: string,
  attacks: readonly Attack[],
  { engine, outcomes }: { readonly engine: EngineName; readonly outcomes: readonly Outcome[] },
): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`There is no place for the matrix: ${START} … ${END}.`);
  const known = cellsIn(page.slice(start, end));
  const fresh = new Map(outcomes.map((outcome) => [outcome.attack, cellOf(outcome)]));
  const rows = attacks.map(({ name, does, leavesPage }) => {
    const cells = ENGINES.map((one, index) => (one === engine && fresh.get(name)) || known.get(name)?.[index] || "");
    return `| \`${name}\` | ${does.replaceAll("|", "\\|")}${leavesPage ? "" : " (the page is gone, too)"} | ${cells.join(" | ")} |`;
  });
  const head = ["attack", "what it does", ...ENGINES];
  const table = [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows].join("\n");
  return `${page.slice(0, start)}${START}\n\n${table}\n\n${page.slice(end)}`;
}

function cellOf({ verdict, keys, isAlarmed }: Outcome): string {
  if (verdict === "skipped") return "not tried";
  if (verdict === "fails") return isAlarmed ? "**no**, alarm" : "**no**";
  return { tab: "yes, Tab", shortcut: "yes, shortcut", none: "yes, no keys", unknown: "yes" }[keys];
}

// The engines' cells by the attack's name.
function cellsIn(table: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    table.split("\n").flatMap((line): [string, string[]][] => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const [, name = ""] = /^`(.*)`$/.exec(cells[1] ?? "") ?? [];
      return name ? [[name, cells.slice(3, 3 + ENGINES.length)]] : [];
    }),
  );
}
