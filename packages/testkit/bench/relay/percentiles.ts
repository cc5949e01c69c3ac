// Percentiles of what was measured, by the nearest rank: always a value that was really seen.

/** The value under which `share` (0 to 1) of all lie; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** What most sees and what the unlucky see, in ms with two decimals. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Both of them. */
export function latencyOf(values: readonly number[]): Latency {
  return { p50: hundredths(percentile(values, 0.5)), p99: hundredths(percentile(values, 0.99)) };
}

/** Two decimals. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
