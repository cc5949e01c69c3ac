// Counts what passed and what failed, and says how the whole run ended. Knows nothing of how anything was checked.

/** How many checks of a stage passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One thing that was checked by a tool. */
export interface Check {
  /** What was checked, as the reader would name it: `packages/core`. */
  readonly name: string;
  /** Why it failed, in full; absent when it passed. */
  readonly failure?: string;
}

/** Counts single checks. */
export function countChecks(checks: readonly Check[]): Counts {
  const failed = checks.filter((check) => check.failure !== undefined).length;
  return { passed: checks.length - failed, failed };
}

/** Adds up the stages. */
export function sumCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, counts) => sum + counts.passed, 0),
    failed: all.reduce((sum, counts) => sum + counts.failed, 0),
  };
}

/** The run's last line. */
export function closingLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

/** A run in which nothing was checked has proven nothing, so it fails as well. */
export function exitCodeOf(counts: Counts): 0 | 1 {
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
