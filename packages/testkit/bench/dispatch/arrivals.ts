// Who comes when: Poisson streams, seeded.
import type { RequestReason } from "@handrail/protocol";
import { chanceOf } from "../../src/world/chance.ts";
import { drawExponential, type Handling } from "./draws.ts";
import type { Arrival } from "./queue-world.ts";

/** How long a conversation takes on average, in ms. */
export const HANDLING_MS = 6 * 60_000;

export interface StreamOptions {
  /** One seed and one name, one fate. */
  readonly seed: number;
  readonly name: string;
  /** Arrivals per millisecond. */
  readonly rate: number;
  readonly handling: Handling;
  readonly fromMs?: number;
  /** Nobody comes after this; or stop at a count. */
  readonly untilMs?: number;
  readonly count?: number;
  readonly why?: RequestReason;
  /** The share of visitors with rank 1. */
  readonly ranked?: number;
}

/** The rate at which `agents` with conversations of 6 minutes are loaded so much. */
export function rateFor(agents: number, load: number): number {
  return (agents * load) / HANDLING_MS;
}

/** One stream of visitors, in order of time. */
export function* stream(options: StreamOptions): Generator<Arrival> {
  const { seed, name, rate, handling, untilMs = Infinity, count = Infinity, why = "button", ranked = 0 } = options;
  const gaps = chanceOf(seed, `${name}/gaps`);
  const lengths = chanceOf(seed, `${name}/lengths`);
  const ranks = chanceOf(seed, `${name}/ranks`);
  let atMs = options.fromMs ?? 0;
  for (let made = 0; made < count; made += 1) {
    atMs += drawExponential(gaps, 1 / rate);
    if (atMs > untilMs) return;
    yield { atMs, handlingMs: handling.draw(lengths, HANDLING_MS), why, rank: ranks.happens(ranked) ? 1 : 0 };
  }
}

/** Several streams as one, in order of time. */
export function together(...streams: readonly Iterable<Arrival>[]): readonly Arrival[] {
  return streams.flatMap((one) => [...one]).toSorted((one, other) => one.atMs - other.atMs);
}
