// `npm run durable -- --runs N [--browser chromium|firefox] [--forgets everything|indexed-db] [--widget folder]`: takes browsers
// away right after the click, N times in each way. The last line is `result: {…}`.
import { readOptions } from "../check/options.ts";
import type { BrowserName } from "./driver.ts";
import { runDurable, WAYS, type Tally } from "./run-durable.ts";
import type { Forgetful } from "./shop-page.ts";
import type { Way } from "./ways.ts";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
const values = readOptions({
  runs: { type: "string", default: "4" },
  seed: { type: "string", default: "1" },
  browser: { type: "string" },
  way: { type: "string" },
  forgets: { type: "string", default: "nothing" },
  widget: { type: "string" },
});
const browsers = one<BrowserName>("browser", values.browser, ["chromium", "firefox"]);
const ways = one<Way>("way", values.way, WAYS);
const [forgetful = "nothing"] = one<Forgetful>("forgets", values.forgets, ["nothing", "indexed-db", "everything"]);
const result: Partial<Record<BrowserName, Partial<Record<Way, Tally>>>> = {};
for (const browser of browsers) {
  const tallies = await runDurable({
    browser,
    runs: wholeNumber("runs", values.runs),
    seed: wholeNumber("seed", values.seed),
    ways,
    forgetful,
    ...(values.widget && { widget: values.widget }),
    onRun: console.log,
  });
  result[browser] = Object.fromEntries(ways.map((way) => [way, tallies[way]]));
}
console.log(`result: ${JSON.stringify(result)}`);
const all = Object.values(result).flatMap((tallies) => Object.values(tallies));
process.exitCode = all.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1;

/** The one that was asked for, or all of them. */
function one<Name extends string>(name: string, given: string | undefined, all: readonly Name[]): readonly Name[] {
  const chosen = all.filter((each) => given === undefined || each === given);
  if (chosen.length > 0) return chosen;
  return refuse(`--${name} takes ${all.join(", ")}, not "${given}".`);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1 ? value : refuse(`--${name} takes a whole number from 1.`);
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
