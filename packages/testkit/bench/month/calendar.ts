// When customers come in a month of 30 days: the shape of days and weeks. The weights are a consumer service's as one would expect
// them, not anybody's measured ones; what matters is that the busiest hour is twice the mean and the nights are quiet.
import type { Chance } from "../../src/world/chance.ts";

/** What Klarna told of its assistant's first month (press release of 27 February 2024): conversations, and how many the bot ended. */
export const KLARNA = { conversations: 2_300_000, endedByBot: 0.75 };

export const MONTH_SECONDS = 30 * 86_400;

/** By the hour of the day, midnight first. */
const HOURS = [
  0.25, 0.15, 0.1, 0.1, 0.15, 0.3, 0.6, 0.9, 1.3, 1.6, 1.75, 1.7, 1.6, 1.55, 1.5, 1.5, 1.45, 1.4, 1.4, 1.45, 1.3, 1.0,
  0.65, 0.3,
];
/** By the day of the week, Monday first. */
const DAYS = [1.2, 1.1, 1.05, 1.05, 1, 0.85, 0.75];

/** When each of so many comes, as a share of the month (0 to 1), in order. */
export function arrivals(count: number, chance: Chance): readonly number[] {
  const weights = Array.from(
    { length: 720 },
    (_, hour) => (HOURS[hour % 24] ?? 1) * (DAYS[Math.floor(hour / 24) % 7] ?? 1),
  );
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  const whole = sums.at(-1) ?? 1;
  const draw = (): number => {
    const drawn = chance.fraction() * whole;
    const hour = sums.findIndex((sum) => sum > drawn);
    return (hour + chance.fraction()) / weights.length;
  };
  return Array.from({ length: count }, draw).toSorted((one, other) => one - other);
}

/** How much busier than the mean the busiest hour is. */
export function peakOfMonth(): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  return (Math.max(...HOURS) / mean(HOURS)) * (Math.max(...DAYS) / mean(DAYS));
}
