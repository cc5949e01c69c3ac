// What a stage of the checks is. Knows nothing of any stage in particular.
import { countChecks } from "./tally.ts";
import type { Check, Counts } from "./tally.ts";

/** One stage: a name to call it by, and what it does. */
export interface Stage {
  readonly name: string;
  /** What it checks, in a few words, for `--list`. */
  readonly about: string;
  run(context: StageContext): Promise<Counts>;
}

/** What a stage is given. */
export interface StageContext {
  /** Only what has one of these in its path is checked; everything when empty. */
  readonly filters: readonly string[];
  /** Writes lines for the reader, indented under the stage's heading. */
  print(text: string): void;
}

/** Prints the failures in full, says nothing of the rest, and counts both. */
export function reportChecks(checks: readonly Check[], context: StageContext): Counts {
  for (const check of checks) {
    if (check.failure !== undefined) context.print(`✗ ${check.name}\n${check.failure.trimEnd()}`);
  }
  return countChecks(checks);
}

/** Whether the reader asked for this path. */
export function isWanted(path: string, context: StageContext): boolean {
  return context.filters.length === 0 || context.filters.some((filter) => path.includes(filter));
}
