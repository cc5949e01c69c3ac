// `npm run sim -- --tier 1`: the simulated world without I/O from the command line. The last line is `result: {…}`; it says
// which seeds were covered, so that a record can be added up over several runs.
// `--replay` plays one seed, prints its hash and, where it fails, the smallest world that fails still, told line by line.
import { MUTANTS } from "./mutants.ts";
import { planOf } from "./plan.ts";
import { REAL, runWorld } from "./run-world.ts";
import { shrink } from "./shrink.ts";
import { runShift, type SoFar } from "./crew.ts";
import { describeFound } from "./worlds.ts";

/** A world that fails is made smaller for so long at most. */
const SHRINK_MS_MAX = 60_000;

export interface SimOptions {
  readonly seed: number;
  readonly conversations: number;
  /** Until then, or until there were so many conversations. */
  readonly minutes: number | undefined;
  readonly workers: number | undefined;
  readonly isReplay: boolean;
  /** The name of a deliberate mistake, to see one caught. */
  readonly mistake: string | undefined;
}

/** Runs it; answers the exit code. */
export async function simulate(options: SimOptions): Promise<number> {
  const { seed, isReplay, mistake } = options;
  const mutant = MUTANTS.find(({ name }) => name === mistake);
  if (mistake !== undefined && !mutant) {
    console.error(`There is no such mistake. There are:\n${MUTANTS.map(({ name }) => `  ${name}`).join("\n")}`);
    return 2;
  }
  const startedAtMs = performance.now();
  const startedAt = process.cpuUsage();
  const result = isReplay ? replay(seed, mutant?.works ?? REAL) : await runShift({ ...options, onSoFar });
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const { user, system } = process.cpuUsage(startedAt);
  const perSecond = (of: number) => Math.round(result.conversations / of);
  for (const found of result.violations.slice(0, 50)) console.log(describeFound({ seed, ...found }));
  console.log(`${result.events} events, ${result.steps} steps, hash ${result.hash}`);
  console.log(
    `result: ${JSON.stringify({
      tier: 1,
      conversations: result.conversations,
      violations: result.violations.length,
      conversationsPerSecond: perSecond(seconds),
      // Of processor time, the garbage collector's threads included.
      perCore: perSecond((user + system) / 1e6),
      workers: "workers" in result ? result.workers : 1,
      seed,
      lastSeed: "lastSeed" in result ? result.lastSeed : seed,
    })}`,
  );
  return result.violations.length === 0 ? 0 : 1;
}

function onSoFar({ conversations, violations, lastSeed }: SoFar): void {
  console.log(`so far: ${conversations} conversations, up to seed ${lastSeed}, ${violations.length} violations`);
  for (const found of violations.slice(0, 5)) console.log(`  ${describeFound(found)}`);
}

function replay(seed: number, works: typeof REAL) {
  const plan = planOf(seed);
  const result = runWorld(plan, { works });
  console.log(`seed ${seed}: ${result.hash}`);
  const [first] = result.violations;
  if (!first) return result;
  const isSame = ({ invariant }: { invariant: string }) => invariant === first.invariant;
  const endMs = performance.now() + SHRINK_MS_MAX;
  const isTimeUp = (): boolean => performance.now() >= endMs;
  const small = shrink(plan, (smaller) => runWorld(smaller, { works }).violations.some(isSame), isTimeUp);
  console.log(
    `The smallest world that fails still${isTimeUp() ? ` (the time was up: the best of ${SHRINK_MS_MAX / 1_000} s)` : ""}: ${small.visitors.length} visitors, ${small.agents.length} agents, ${small.crashes.length} crashes.`,
  );
  runWorld(small, { works, trace: (line) => console.log(line) });
  return result;
}
