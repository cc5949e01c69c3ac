// Decides how long to wait before trying again. Knows nothing of sockets; the caller brings the dice (0 to 1).

const BACKOFF = { firstMs: 500, maxMs: 15_000 } as const;

/** The pause before attempt number `attempt` (0 is the first after a failure), in ms. */
export function backoffMs(attempt: number, dice: number): number {
  const ceilingMs = Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(ceilingMs * (0.5 + dice / 2)); // the upper half only: a crowd of desks does not come back in step
}
