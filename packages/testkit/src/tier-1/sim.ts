// `npm run sim -- --tier 1`: the simulated world without I/O from the command line. The last line is `result: {…}`.
// `--replay` plays one seed, prints its hash and, where it fails, the smallest world that fails still, told line by line.
import { MUTANTS } from "./mutants.ts";
import { planOf } from "./plan.ts";
import { REAL, runWorld } from "./run-world.ts";
import { shrink } from "./shrink.ts";
import { describeFound, runWorlds } from "./worlds.ts";

export interface SimOptions {
  readonly seed: number;
  readonly conversations: number;
  readonly isReplay: boolean;
  /** The name of a deliberate mistake, to see one caught. */
  readonly mistake: string | undefined;
}

/** Runs it; answers the exit code. */
export function simulate({ seed, conversations, isReplay, mistake }: SimOptions): number {
  const mutant = MUTANTS.find(({ name }) => name === mistake);
  if (mistake !== undefined && !mutant) {
    console.error(`There is no such mistake. There are:\n${MUTANTS.map(({ name }) => `  ${name}`).join("\n")}`);
    return 2;
  }
  const works = mutant?.works ?? REAL;
  const startedAtMs = performance.now();
  const startedAt = process.cpuUsage();
  const result = isReplay ? replay(seed, works) : runWorlds({ seed, conversations, works });
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const { user, system } = process.cpuUsage(startedAt);
  const perSecond = (of: number) => Math.round(result.conversations / of);
  for (const found of result.violations.slice(0, 50)) console.log(describeFound({ seed, ...found }));
  console.log(
    `${result.events} events, ${result.steps} steps, ${perSecond((user + system) / 1e6)} conversations per second of processor time`,
  );
  console.log(
    `result: ${JSON.stringify({
      tier: 1,
      conversations: result.conversations,
      violations: result.violations.length,
      conversationsPerSecond: perSecond(seconds),
      seed,
    })}`,
  );
  return result.violations.length === 0 ? 0 : 1;
}

function replay(seed: number, works: typeof REAL) {
  const plan = planOf(seed);
  const result = runWorld(plan, { works });
  console.log(`seed ${seed}: ${result.hash}`);
  const [first] = result.violations;
  if (!first) return result;
  const isSame = ({ invariant }: { invariant: string }) => invariant === first.invariant;
  const small = shrink(plan, (smaller) => runWorld(smaller, { works }).violations.some(isSame));
  console.log(
    `The smallest world that fails still: ${small.visitors.length} visitors, ${small.agents.length} agents, ${small.crashes.length} crashes.`,
  );
  runWorld(small, { works, trace: (line) => console.log(line) });
  return result;
}
