// Decides how long to wait before trying a failed job again. Knows nothing of clocks; the caller brings the dice (0 to 1).

const FIRST_MS = 500;
/** A disk that was full and is not any more should not wait long for its promises. */
const LONGEST_MS = 30_000;

/** @param attempts how often it was tried, from 1 */
export function backoffMs(attempts: number, dice: number): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.round(ceilingMs * (0.5 + dice / 2)); // the upper half only: neither in step nor at once
}
