// Decides how long to wait before trying again. Knows nothing of what is tried; the caller brings the dice (0 to 1).

/** What is tried again, each at its own pace. */
export const BACKOFF = {
  /** The click is at most 1 KiB and must reach the log within 2 s of the network being there: the half second is its way there. */
  click: { firstMs: 300, maxMs: 1_500 },
  talk: { firstMs: 500, maxMs: 15_000 },
  erase: { firstMs: 500, maxMs: 15_000 },
  read: { firstMs: 500, maxMs: 15_000 },
  link: { firstMs: 500, maxMs: 15_000 },
  /** A conversation that the authority does not have. */
  dial: { firstMs: 10_000, maxMs: 60_000 },
  facts: { firstMs: 1_000, maxMs: 60_000 },
} as const;

/** The wait after the `attempt`-th failure in a row, counted from 0. */
export function backoffMs(pace: keyof typeof BACKOFF, attempt: number, dice: number): number {
  const { firstMs, maxMs } = BACKOFF[pace];
  const ceilingMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 20));
  return Math.round(ceilingMs * (0.5 + dice / 2)); // the upper half only: a crowd does not come back in step, nor at once
}
