// Seeded draws from the distributions that queues are made of.
import type { Chance } from "../../src/world/chance.ts";

/** How long a conversation takes up a place. */
export interface Handling {
  readonly name: "exponential" | "lognormal";
  /** The variance as a share of the squared mean. */
  readonly variation: number;
  draw(chance: Chance, meanMs: number): number;
}

/** Exponential with this mean: also the time between two arrivals of a Poisson stream. */
export function drawExponential(chance: Chance, meanMs: number): number {
  return -meanMs * Math.log(1 - chance.fraction());
}

export const EXPONENTIAL: Handling = { name: "exponential", variation: 1, draw: drawExponential };

/** The width, on the logarithmic scale, of the lognormal handling times. */
const SIGMA = 1;

/**
 * Lognormal, which is what handling times of real call centres look like: L. Brown et al., "Statistical Analysis of a
 * Telephone Call Center", Journal of the American Statistical Association 100 (2005), section 4.
 */
export const LOGNORMAL: Handling = {
  name: "lognormal",
  variation: Math.exp(SIGMA ** 2) - 1,
  draw(chance, meanMs) {
    // Box and Muller's normal deviate.
    const radius = Math.sqrt(-2 * Math.log(1 - chance.fraction()));
    const normal = radius * Math.cos(2 * Math.PI * chance.fraction());
    return meanMs * Math.exp(SIGMA * normal - SIGMA ** 2 / 2);
  },
};
