// `npm run sim -- [--tier 1|2] --conversations N [--minutes M] [--seed S] [--workers W]`: the simulated world from the command line,
// 2 with the real code, 1 without I/O. `--replay` plays one seed again and shows the smallest world that fails still; `--mistake` puts a
// deliberate mistake in, and `--visitors` so many people into each world of tier 2. Worlds are shared out among threads. The last line is
// `result: {…}`; it says which seeds were covered, so that a record can be added up over several runs.
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { readOptions } from "../check/options.ts";
import { simulate } from "../tier-1/sim.ts";
import { MUTANTS } from "./mutants.ts";
import { replay } from "./replay.ts";
import { describeFound, runWorlds } from "./worlds.ts";

const values = readOptions({
  conversations: { type: "string" },
  seed: { type: "string", default: "1" },
  tier: { type: "string", default: "2" },
  replay: { type: "boolean", default: false },
  mistake: { type: "string" },
  visitors: { type: "string" },
  workers: { type: "string" },
  minutes: { type: "string" },
});
const minutes = given("minutes");
const conversations = given("conversations") ?? (minutes === undefined ? 200 : Infinity);
const seed = whole("seed", values.seed);
if (values.tier === "1") {
  const { replay: isReplay, mistake } = values;
  process.exit(await simulate({ seed, conversations, minutes, workers: given("workers"), isReplay, mistake }));
}

const visitors = given("visitors");
const mistake = MUTANTS.find(({ name }) => name === values.mistake);
if (values.mistake !== undefined && !mistake) {
  console.error(`There is no such mistake. There are:\n${MUTANTS.map(({ name }) => `  ${name}`).join("\n")}`);
  process.exit(2);
}

if (values.replay) {
  const { violations } = await replay({ seed, visitors, mistake, say: (line) => console.log(line) });
  for (const found of violations.slice(0, 50)) console.log(describeFound({ seed, visitors, mistake, ...found }));
  process.exit(violations.length === 0 ? 0 : 1);
}

const workers = given("workers") ?? availableParallelism();
const startedAtMs = performance.now();
const result = await runWorlds({
  seed,
  conversations,
  minutes,
  workers,
  visitors,
  mistake,
  onWorld: (of, { conversations: count, events, kills, hash, violations }) => {
    const found = violations.length === 0 ? "" : `, ${violations.length} violations`;
    console.log(`seed ${of}: ${count} conversations, ${events} events, ${kills} kills, ${hash.slice(0, 12)}${found}`);
  },
});
const seconds = (performance.now() - startedAtMs) / 1_000;
for (const found of result.violations.slice(0, 50)) console.log(describeFound(found));
console.log(
  `result: ${JSON.stringify({
    tier: 2,
    conversations: result.conversations,
    violations: result.violations.length,
    conversationsPerSecond: Math.round((result.conversations / seconds) * 10) / 10,
    workers: mistake ? 1 : workers,
    seed,
    lastSeed: result.lastSeed,
    // The same whatever the number of threads, and on another day.
    hash: createHash("sha256").update(result.hashes.join()).digest("hex").slice(0, 16),
  })}`,
);
process.exitCode = result.violations.length === 0 ? 0 : 1;

function given(name: "conversations" | "minutes" | "visitors" | "workers"): number | undefined {
  const text = values[name];
  return text === undefined ? undefined : whole(name, text);
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} takes a whole number from 1, not "${text}".`);
  process.exit(2);
}
