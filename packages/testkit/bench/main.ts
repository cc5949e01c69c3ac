// `npm run bench -- <name>`: measures one thing and prints a table; the last line is `result: {…}`.
import { benchDispatch } from "./dispatch/bench.ts";
import { benchGrowth } from "./growth/bench.ts";
import { benchMonth } from "./month/bench.ts";
import { benchPage } from "./page/bench.ts";
import { benchRelay } from "./relay/bench.ts";

const BENCHES: Readonly<Record<string, (words: readonly string[]) => unknown>> = {
  dispatch: () => benchDispatch(console.log),
  growth: (words) => benchGrowth(console.log, words),
  month: (words) => benchMonth(console.log, words),
  page: (words) => benchPage(console.log, words),
  relay: ([only]) => benchRelay(console.log, only),
};

const [name, ...words] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHES[name];
if (bench) {
  console.log(`result: ${JSON.stringify(await bench(words))}`);
} else {
  console.error(`Name one of the benchmarks: ${Object.keys(BENCHES).join(", ")}.`);
  process.exitCode = 2;
}
