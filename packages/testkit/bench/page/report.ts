// Tells what was measured: tables for the terminal and for Markdown, and the page of the documentation that holds them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../src/check/workspace.ts";
import type { Figures } from "./figures.ts";
import type { Score } from "./lighthouse.ts";
import type { Manners } from "./manners.ts";
import { plot } from "./plot.ts";

/** A table, head first. */
export type Rows = readonly (readonly string[])[];

/** All that one run found. */
export interface Findings {
  readonly figures: Readonly<Record<string, Figures>>;
  readonly manners: Readonly<Record<string, Manners>>;
  /** Pages scored by Lighthouse, or why there are none. */
  readonly lighthouse: Readonly<Record<string, Score>> | string;
  /** Why a contender is not in it. */
  readonly missing: Readonly<Record<string, string>>;
}

/** Weight and speed. `floor` and `preactFloor` are the names of what the ratios are held against, where they were measured. */
export function speedRows(figures: Findings["figures"], floor: string, preactFloor: string): Rows {
  const head = [
    "",
    "launcher, KB (requests)",
    "usable, KB (requests)",
    "launcher, ms (× floor)",
    "usable, ms (× floor; × with Preact)",
    "press to usable, ms: cold / hovered",
    "blocking, ms",
    "heap, MB",
    "shift",
  ];
  const ratio = (value: number, base: number | undefined): string => (base ? (value / base).toFixed(2) : "?");
  const rows = Object.entries(figures).map(([name, one]) => [
    name,
    `${one.launcherKb} (${one.launcherRequests})`,
    `${one.usableKb} (${one.usableRequests})`,
    `${one.launcherMs} (${ratio(one.launcherMs, figures[floor]?.launcherMs)})`,
    `${one.usableMs} (${ratio(one.usableMs, figures[floor]?.usableMs)}; ${ratio(one.usableMs, figures[preactFloor]?.usableMs)})`,
    one.pressColdMs === null ? "no launcher" : `${one.pressColdMs} / ${one.pressHoveredMs ?? "?"}`,
    String(one.blockingMs),
    String(one.heapMb),
    String(one.shift),
  ]);
  return [head, ...rows];
}

/** What each does unasked, to keyboards, and under a strict policy. */
export function mannersRows(manners: Findings["manners"]): Rows {
  const head = [
    "",
    "requests before a click",
    "sockets",
    "stored before a click",
    "reached by Tab",
    "violations of a strict policy",
    "usable under it",
  ];
  const rows = Object.entries(manners).map(([name, { before, isReachedByTab, strict }]) => {
    const { localStorage, sessionStorage, databases, cookies } = before;
    const stored = { localStorage, sessionStorage, databases, cookies };
    const kept = Object.entries(stored).flatMap(([place, names]) =>
      names.length > 0 ? [`${place}: ${names.join(", ")}`] : [],
    );
    const broken = Object.entries(strict.violations).map(([directive, count]) => `${count} ${directive}`);
    return [
      name,
      String(before.requests),
      String(before.sockets),
      kept.join("; ") || "nothing",
      isReachedByTab ? "yes" : "no",
      broken.join(", ") || "none",
      strict.isUsable ? "yes" : "no",
    ];
  });
  return [head, ...rows];
}

/** Lighthouse's scores. */
export function lighthouseRows(scores: Readonly<Record<string, Score>>): Rows {
  const head = ["", "score", "first paint, ms", "largest paint, ms", "speed index, ms", "blocking, ms", "shift"];
  const rows = Object.entries(scores).map(([name, score]) => [
    name,
    ...[score.score, score.firstPaintMs, score.largestPaintMs, score.speedIndexMs, score.blockingMs, score.shift].map(
      String,
    ),
  ]);
  return [head, ...rows];
}

/** For the terminal. */
export function plainTable(rows: Rows): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

const [BEGIN, END] = ["<!-- written by npm run bench -- page --write -->", "<!-- until here -->"];

/** Puts tables and picture into the documentation. `told`: when, where and how it was measured. */
export function writeDocumentation(
  findings: Findings,
  { told, tables, ours }: { readonly told: string; readonly tables: readonly Rows[]; readonly ours: string },
): void {
  const bars = Object.entries(findings.figures).map(([name, { launcherMs, usableMs, usableKb }]) => ({
    name,
    launcherMs,
    usableMs,
    note: `${launcherMs === usableMs ? "" : `${(launcherMs / 1_000).toFixed(2)} → `}${(usableMs / 1_000).toFixed(2)} s, ${Math.round(usableKb)} KB`,
    isOurs: name === ours,
  }));
  const images = join(ROOT, "docs/images");
  mkdirSync(images, { recursive: true });
  writeFileSync(
    join(images, "page.svg"),
    plot("Until the launcher is visible (strong), and until its field can be written into (pale)", bars),
  );
  const missing = Object.entries(findings.missing).map(([name, why]) => `Not measured: ${name}, since ${why}`);
  const parts = [
    told,
    "![Time until the launcher is visible and the panel usable, and the weight by then](images/page.svg)",
    ...tables.map(markdownTable),
    ...(typeof findings.lighthouse === "string" ? [`Lighthouse was not run: ${findings.lighthouse}`] : []),
    ...missing,
  ];
  const file = join(ROOT, "docs/benchmarks.md");
  const page = readFileSync(file, "utf8");
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for it: ${BEGIN} … ${END}`);
  writeFileSync(file, `${page.slice(0, from)}${BEGIN}\n\n${parts.join("\n\n")}\n\n${page.slice(to)}`);
}

function markdownTable(rows: Rows): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
