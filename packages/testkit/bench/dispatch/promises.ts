// Shows what promises made from the dispatcher's own 90th percentile are worth, beside a fixed promise of two minutes.
import { rateFor, stream, together } from "./arrivals.ts";
import type { Handling } from "./draws.ts";
import { runQueue, type Arrival, type QueueWorldOptions, type Story } from "./queue-world.ts";

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is promised: in the chat within 1 to 15 minutes, or else in writing within a day. */
export const POLICY = { liveMsMin: MINUTE_MS, liveMsMax: 15 * MINUTE_MS, writtenMs: 24 * HOUR_MS } as const;
/** What many sites print on their button. */
const FIXED_MS = 2 * MINUTE_MS;
/** A working day: it begins with an empty queue, and whoever is left at its end is still served. */
export const DAY_MS = 10 * HOUR_MS;

/** How the promises to a group of visitors ended. */
export interface Kept {
  readonly visitors: number;
  /** The share to whom an answer in the chat was promised; the others were promised a written one. */
  readonly live: number;
  /** Of the promises in the chat, the share kept. */
  readonly liveKept: number;
  /** Of all promises, the share kept. */
  readonly kept: number;
  /** Of all, the share that a fixed promise of two minutes would have kept. */
  readonly fixedKept: number;
  /** The median of what was promised in the chat, in ms. */
  readonly promisedMs: number;
  readonly meanWaitMs: number;
}

export function keptOf(stories: readonly Story[]): Kept {
  const promised = stories.flatMap((story) => (story.promise ? [{ ...story.promise, waitMs: story.waitMs }] : []));
  const live = promised.filter(({ rung }) => rung === "live");
  const isKept = ({ waitMs, withinMs }: { readonly waitMs: number; readonly withinMs: number }): boolean =>
    waitMs <= withinMs;
  const sorted = live.map(({ withinMs }) => withinMs).toSorted((one, other) => one - other);
  return {
    visitors: stories.length,
    live: share(live.length, promised.length),
    liveKept: share(live.filter(isKept).length, live.length),
    kept: share(promised.filter(isKept).length, promised.length),
    fixedKept: share(stories.filter(({ waitMs }) => waitMs <= FIXED_MS).length, stories.length),
    promisedMs: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    meanWaitMs: stories.reduce((sum, { waitMs }) => sum + waitMs, 0) / stories.length,
  };
}

export interface DaysOptions {
  readonly agents: number;
  readonly load: number;
  readonly handling: Handling;
  readonly seed: number;
  readonly days: number;
  /** Who comes besides the clicks. */
  readonly others?: (day: number) => Iterable<Arrival>;
  readonly rules?: QueueWorldOptions["rules"];
}

/** Plays days one after the other; the estimator begins the first one knowing nothing and remembers from day to day. */
export function playDays({ agents, load, handling, seed, days, others, rules }: DaysOptions): readonly Story[] {
  let estimates: QueueWorldOptions["estimates"];
  return Array.from({ length: days }, (_, day) => {
    const clicks = stream({
      seed,
      name: `clicks/${load}/${day}`,
      rate: rateFor(agents, load),
      handling,
      untilMs: DAY_MS,
    });
    const world = runQueue({
      agents,
      arrivals: together(clicks, others?.(day) ?? []),
      policy: POLICY,
      ...(estimates && { estimates }),
      ...(rules && { rules }),
    });
    estimates = world.estimates;
    return world.stories;
  }).flat();
}

function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}
