// Plays one world of the real code again: the same story, to the last millisecond. Where it fails, the smallest world that fails still is
// looked for, and told line by line.
import { rmSync } from "node:fs";
import type { Mutant } from "./mutants.ts";
import { planOf } from "./plan.ts";
import { runWorld, type WorldResult } from "./run-world.ts";
import { shrink } from "./shrink.ts";
import { newTemplate, VISITORS } from "./worlds.ts";

/** A world that fails is made smaller for so long at most. */
const SHRINK_MS_MAX = 60_000;

export interface Replay {
  readonly seed: number;
  /** Default: as many as in each world. */
  readonly visitors?: number | undefined;
  /** A deliberate mistake, to see it caught. */
  readonly mistake?: Mutant | undefined;
  readonly say: (line: string) => void;
}

/** Plays it. */
export async function replay({ seed, visitors: crowd = VISITORS, mistake, say }: Replay): Promise<WorldResult> {
  const template = await newTemplate();
  const run = (plan: ReturnType<typeof planOf>, trace?: (atMs: number, line: string) => void) =>
    runWorld(plan, { template, ...(mistake && { faults: mistake.faults() }), ...(trace && { trace }) });
  try {
    const plan = planOf(seed, crowd);
    const result = await run(plan);
    say(`seed ${seed}: ${result.hash}`);
    const [first] = result.violations;
    if (!first) return result;
    const endMs = performance.now() + SHRINK_MS_MAX;
    const fails = async (smaller: typeof plan): Promise<boolean> =>
      (await run(smaller)).violations.some(({ invariant }) => invariant === first.invariant);
    const isTimeUp = (): boolean => performance.now() >= endMs;
    const small = await shrink(plan, fails, isTimeUp);
    const best = isTimeUp() ? ` (the time was up: the best of ${SHRINK_MS_MAX / 1_000} s)` : "";
    const { visitors, agents, kills } = small;
    say(
      `The smallest world found that fails still${best}: ${visitors.length} visitors, ${agents} agents, ${kills.length} kills.`,
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
