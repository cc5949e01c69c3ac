// Runs as many worlds as are asked for, one after the other, and says what came of all of them.
import type { Violation } from "./ledger.ts";
import { planOf } from "./plan.ts";
import { REAL, runWorld, type Works } from "./run-world.ts";

/** A violation with the world that it was seen in. */
export interface Found extends Violation {
  readonly seed: number;
}

export interface WorldsResult {
  readonly conversations: number;
  readonly worlds: number;
  readonly events: number;
  readonly steps: number;
  readonly violations: readonly Found[];
}

/** The command that shows a world again. */
export const replayCommand = (seed: number): string => `npm run sim -- --tier 1 --seed ${seed} --replay`;

/** One line for a violation, with the command that shows it again. */
export function describeFound({ seed, invariant, who, what }: Found): string {
  return `seed ${seed}: ${invariant}: ${who}: ${what}\n  again: ${replayCommand(seed)}`;
}

/** Runs worlds from `seed` on until there were so many conversations. */
export function runWorlds(options: { seed: number; conversations: number; works?: Works }): WorldsResult {
  const { works = REAL } = options;
  const total = { conversations: 0, worlds: 0, events: 0, steps: 0 };
  const violations: Found[] = [];
  for (let { seed } = options; total.conversations < options.conversations; seed += 1) {
    const result = runWorld(planOf(seed), { works });
    total.conversations += result.conversations;
    total.worlds += 1;
    total.events += result.events;
    total.steps += result.steps;
    for (const violation of result.violations) violations.push({ ...violation, seed });
  }
  return { ...total, violations };
}

/** The first seed, of so many from 1 on, whose world notices these works. */
export function firstCaught(works: Works, seeds: number): { seed: number; violations: readonly Violation[] } | null {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = runWorld(planOf(seed), { works });
    if (violations.length > 0) return { seed, violations };
  }
  return null;
}
