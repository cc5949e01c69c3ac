// `npm run bench -- <name>`: measures one thing and prints a table; the last line is `result: {…}`.
import { benchDispatch } from "./dispatch/bench.ts";
import { benchRelay } from "./relay/bench.ts";

const BENCHES: Readonly<Record<string, (only?: string) => unknown>> = {
  dispatch: () => benchDispatch(console.log),
  relay: (only) => benchRelay(console.log, only),
};

const [name, only] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHES[name];
if (bench) {
  console.log(`result: ${JSON.stringify(await bench(only))}`);
} else {
  console.error(`Name one of the benchmarks: ${Object.keys(BENCHES).join(", ")}.`);
  process.exitCode = 2;
}
