// `npm run nodes -- --rounds N [--seed S] [--minutes M]`: three nodes on one Postgres, killed so many times, or as often as fits. The last line
// is `result: {…}`.
import { wholeNumbers } from "../whole-numbers.ts";
import { runNodes } from "./run-nodes.ts";

const { rounds: asked, seed, minutes } = wholeNumbers({ rounds: 20, seed: 1, minutes: 120 });
const endMs = performance.now() + minutes * 60_000;
const { findings, blows, kinds, given, ...sums } = await runNodes({
  rounds: asked,
  seed,
  isTimeUp: () => performance.now() > endMs,
  onRound: console.log,
});
console.log(`blows: ${JSON.stringify(blows)}\nstored: ${JSON.stringify(kinds)}\nconnections: ${given.join(", ")}`);
for (const { wrong, what } of findings.slice(0, 50)) console.log(`✗ ${wrong}: ${what}`);
console.log(`result: ${JSON.stringify({ ...sums, findings: findings.length, seed })}`);
process.exitCode = findings.length === 0 && sums.rounds > 0 ? 0 : 1;
