// Decides when an alarm is told again: more and more seldom while nobody acknowledges, and soon after a way of telling has failed.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first telling, the second, and so on; the last one holds from there on. */
const REPEATS_MS = [5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS] as const;
const RETRY_FIRST_MS = 5_000;
/** A receiver that is mended after a night should not wait long for what it missed. */
const RETRY_LONGEST_MS = 15 * MINUTE_MS;

/** How long to wait after the `told`-th telling, from 1. */
export function repeatMs(told: number): number {
  return REPEATS_MS[Math.min(told, REPEATS_MS.length) - 1] ?? REPEATS_MS[0];
}

/** How long to wait after the `failures`-th failure in a row, from 1. `dice`: 0 to 1. */
export function retryMs(failures: number, dice: number): number {
  const ceilingMs = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** (failures - 1));
  return Math.round(ceilingMs * (0.5 + dice / 2));
}
