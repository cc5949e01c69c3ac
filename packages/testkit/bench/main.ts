// `npm run bench -- <name>`: measures one thing and prints a table; the last line is `result: {…}`.
import { benchDispatch } from "./dispatch/bench.ts";

const BENCHES: Readonly<Record<string, () => unknown>> = { dispatch: () => benchDispatch(console.log) };

const [name] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHES[name];
if (bench) {
  console.log(`result: ${JSON.stringify(bench())}`);
} else {
  console.error(`Name one of the benchmarks: ${Object.keys(BENCHES).join(", ")}.`);
  process.exitCode = 2;
}
