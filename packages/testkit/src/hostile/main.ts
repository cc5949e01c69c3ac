// `npm run hostile -- --browser chromium|firefox|webkit [--only part] [--widget folder] [--write]`: attacks the button in a
// real browser; `--write` writes what came of it into docs/hostile-pages.md. The last line is `result: {…}`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedAssets } from "@handrail/relay";
import { readOptions } from "../check/options.ts";
import { ROOT } from "../check/workspace.ts";
import { ATTACKS } from "./attacks.ts";
import { engineNamed } from "../engines/start-engine.ts";
import { withColumn } from "./matrix.ts";
import { runHostile, type Outcome } from "./run-hostile.ts";
import { frameworkSheets } from "./sheets.ts";
import { openShops } from "./shop-server.ts";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
const values = readOptions({
  browser: { type: "string", default: "chromium" },
  only: { type: "string", default: "" },
  widget: { type: "string" },
  write: { type: "boolean", default: false },
});
const { name, start } = engineNamed(values.browser);

const shops = await openShops({ widget: values.widget ?? installedAssets().widget, sheets: frameworkSheets() });
const engine = await start();
const attacks = ATTACKS.filter((attack) => attack.name.includes(values.only));
const outcomes = await runHostile({ engine, shops, attacks, onOutcome: (outcome) => console.log(lineOf(outcome)) });
await engine.close();
await shops.close();

const fair = attacks.filter(({ leavesPage }) => leavesPage).map((attack) => attack.name);
const tried = outcomes.filter(({ verdict }) => verdict !== "skipped");
const judged = tried.filter(({ attack }) => fair.includes(attack));
const unfair = tried.filter(({ attack }) => !fair.includes(attack));
const failed = judged.filter(({ verdict }) => verdict === "fails");
const result = {
  browser: engine.version,
  attacks: judged.length,
  resisted: judged.length - failed.length,
  failed: failed.map(({ attack }) => attack),
  failedSilently: failed.filter(({ isAlarmed }) => !isAlarmed).map(({ attack }) => attack),
  byKeys: judged.filter(({ keys }) => keys !== "none").length,
  notByKeys: judged.filter(({ keys }) => keys === "none").map(({ attack }) => attack),
  pageHidden: unfair.length,
  pageHiddenAlarmed: unfair.filter(({ isAlarmed, verdict }) => isAlarmed || verdict === "resists").length,
  skipped: outcomes.length - tried.length,
};
if (values.write) {
  const page = join(ROOT, "docs/hostile-pages.md");
  writeFileSync(page, withColumn(readFileSync(page, "utf8"), ATTACKS, { engine: name, outcomes }));
}
console.log(`result: ${JSON.stringify(result)}`);
process.exitCode = result.failedSilently.length > 0 ? 1 : 0;

function lineOf({ attack, verdict, isSeen, isAsked, keys, isAlarmed }: Outcome): string {
  const marks = [
    isSeen ? "seen" : "not seen",
    isAsked ? "asked" : "not asked",
    `keys: ${keys}`,
    isAlarmed ? "alarm" : "",
  ];
  return `${verdict.padEnd(8)} ${attack.padEnd(28)} ${marks.filter(Boolean).join(", ")}`;
}
