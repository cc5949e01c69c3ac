// Plays one world of the real code again: the same story, to the last millisecond. Where it fails, the smallest world that fails still is
// looked for, and told line by line.
import { rmSync } from "node:fs";
import { MUTANTS } from "./mutants.ts";
import { planOf } from "./plan.ts";
import { runWorld, type WorldResult } from "./run-world.ts";
import { shrink } from "./shrink.ts";
import { newTemplate, VISITORS } from "./worlds.ts";

/** A world that fails is made smaller for so long at most. */
const SHRINK_MS_MAX = 120_000;

export interface Replay {
  readonly seed: number;
  /** The name of a deliberate mistake, to see one caught. */
  readonly mistake?: string | undefined;
  readonly say: (line: string) => void;
}

/** Plays it. @throws Error with the names there are, when the mistake's is not one of them */
export async function replay({ seed, mistake, say }: Replay): Promise<WorldResult> {
  const mutant = MUTANTS.find(({ name }) => name === mistake);
  if (mistake !== undefined && !mutant)
    throw new Error(`There is no such mistake. There are:\n${MUTANTS.map(({ name }) => `  ${name}`).join("\n")}`);
  const template = await newTemplate();
  const run = (plan: ReturnType<typeof planOf>, trace?: (atMs: number, line: string) => void) =>
    runWorld(plan, { template, ...(mutant && { faults: mutant.faults() }), ...(trace && { trace }) });
  try {
    const plan = planOf(seed, VISITORS);
    const result = await run(plan);
    say(`seed ${seed}: ${result.hash}`);
    const [first] = result.violations;
    if (!first) return result;
    const endMs = performance.now() + SHRINK_MS_MAX;
    const fails = async (smaller: typeof plan): Promise<boolean> =>
      (await run(smaller)).violations.some(({ invariant }) => invariant === first.invariant);
    const small = await shrink(plan, fails, () => performance.now() >= endMs);
    const { visitors, agents, kills } = small;
    say(
      `The smallest world found that fails still: ${visitors.length} visitors, ${agents} agents, ${kills.length} kills.`,
    );
    const lines: { readonly atMs: number; readonly line: string }[] = [];
    const { violations } = await run(small, (atMs, line) => lines.push({ atMs, line }));
    for (const { atMs, line } of lines.toSorted((one, other) => one.atMs - other.atMs))
      if (atMs > 0) say(`${new Date(atMs).toISOString().slice(5, 23)} ${line}`);
    for (const { invariant, who, what } of violations) say(`✗ ${invariant}: ${who}: ${what}`);
    return result;
  } finally {
    rmSync(template.folder, { recursive: true, force: true });
  }
}
