// The textbook's waits, to compare the dispatcher with. Pure arithmetic.

/** A queue with `agents` places, all alike, in which arrivals of rate λ meet handling times of mean h. */
export interface Load {
  readonly agents: number;
  /** λ·h / agents: the share of their time that the agents are busy; below 1. */
  readonly load: number;
  /** h, in whatever unit the wait shall have. */
  readonly handling: number;
}

/**
 * The probability that an arrival has to wait: Erlang's C formula, for Poisson arrivals, exponential handling times and first
 * come, first served. With a = λ·h = c·ρ the offered load of c agents at load ρ:
 *
 * ```
 *                 a^c / c! · 1 / (1 - ρ)
 * C(c, a) = ─────────────────────────────────────
 *            Σ (k < c) a^k / k!  +  a^c / c! · 1 / (1 - ρ)
 * ```
 *
 * computed here without factorials from Erlang's B by B(0) = 1, B(k) = a·B(k-1) / (k + a·B(k-1)) and C = B / (1 - ρ·(1 - B)).
 *
 * Source: A. K. Erlang, "Solution of some Problems in the Theory of Probabilities of Significance in Automatic Telephone
 * Exchanges", Post Office Electrical Engineer's Journal 10 (1917/18), pp. 189-197; in today's terms L. Kleinrock, "Queueing
 * Systems", vol. 1 (1975), section 3.5 (M/M/m).
 */
export function erlangC({ agents, load }: Pick<Load, "agents" | "load">): number {
  const offered = agents * load;
  let blocked = 1;
  for (let count = 1; count <= agents; count += 1) blocked = (offered * blocked) / (count + offered * blocked);
  return blocked / (1 - load * (1 - blocked));
}

/** The mean wait over all arrivals, those who need not wait included: W = C(c, a) · h / (c·(1 - ρ)) (Kleinrock, as above). */
export function erlangWait({ agents, load, handling }: Load): number {
  return (erlangC({ agents, load }) * handling) / (agents * (1 - load));
}

/**
 * The mean wait for handling times that are not exponential: Erlang's, times (1 + v) / 2, with v their variance as a share
 * of their squared mean. Exact for one agent (Pollaczek and Khinchine), an approximation for more, better the higher the
 * load: A. O. Allen, "Probability, Statistics, and Queueing Theory" (2nd ed. 1990), section 5.3 (Allen-Cunneen).
 */
export function generalWait(queue: Load, variation: number): number {
  return (erlangWait(queue) * (1 + variation)) / 2;
}
