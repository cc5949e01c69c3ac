// The quantile of a gamma distribution that is known by its mean and variance. Pure arithmetic.

/** The 0.9 quantile of the standard normal distribution. */
const Z90 = 1.2815515655446004;

/**
 * The 90th percentile of a gamma distribution, by the cube-root transformation of Wilson and Hilferty (PNAS 17, 1931, pp.
 * 684-688); within 1 % from a shape of 1 on, which is the exponential distribution.
 *
 * @param mean above 0
 * @param variance above 0, in the square of the mean's unit
 */
export function gammaP90(mean: number, variance: number): number {
  const shape = mean ** 2 / variance;
  const root = 1 - 1 / (9 * shape) + Z90 / (3 * Math.sqrt(shape));
  return mean * Math.max(0, root) ** 3;
}
