// `npm run crash -- --rounds N [--seed S] [--minutes M]`: kills a relay so many times, or as often as fits. The last line is `result: {…}`.
import { wholeNumbers } from "./whole-numbers.ts";
import { runCrash } from "./run-crash.ts";

const { rounds: asked, seed, minutes } = wholeNumbers({ rounds: 20, seed: 1, minutes: 120 });
const endMs = performance.now() + minutes * 60_000;
const { rounds, acknowledged, counts, findings, kills, kinds, network } = await runCrash({
  rounds: asked,
  seed,
  isTimeUp: () => performance.now() > endMs,
  onRound: console.log,
});
console.log(`kills: ${kills}\nthe network: ${JSON.stringify(network)}\nstored: ${JSON.stringify(kinds)}`);
for (const { wrong, what } of findings.slice(0, 50)) console.log(`✗ ${wrong}: ${what}`);
const { lost, duplicated, reordered, broken } = counts;
console.log(`result: ${JSON.stringify({ rounds, acknowledged, lost, duplicated, reordered, broken, seed })}`);
process.exitCode = findings.length === 0 && rounds > 0 ? 0 : 1;
