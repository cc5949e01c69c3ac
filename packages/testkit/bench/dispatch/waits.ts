// Compares the mean wait under the dispatcher with the textbook's.
//
// Waits at high loads vary so slowly that the dispatcher would have to be asked for hours before a mean settles. So the work is
// divided: each single wait under the dispatcher is held against the plain recursion for a queue that is first come, first
// served, with the same visitors; and that recursion, which is fast, is run for millions of visitors. The mean under the
// dispatcher is estimated as mean(recursion, many) + mean(dispatcher - recursion, same visitors): a control variate.
import { HANDLING_MS, rateFor, stream } from "./arrivals.ts";
import type { Handling } from "./draws.ts";
import { generalWait } from "./erlang-c.ts";
import { runQueue, type Arrival } from "./queue-world.ts";

/** One cell of the comparison. Deviations are shares of the textbook's mean wait. */
export interface WaitRow {
  readonly handling: Handling["name"];
  readonly agents: number;
  readonly load: number;
  readonly theoryMs: number;
  /** The dispatcher's own mean over its own visitors, as far as so few can tell. */
  readonly direct: Deviation;
  /** The dispatcher's mean by the control variate. */
  readonly settled: Deviation;
  /** The largest difference between a visitor's wait under the dispatcher and by the recursion, in ms. */
  readonly differenceMs: number;
}

export interface Deviation {
  readonly visitors: number;
  readonly share: number;
  /** Half of the 95 % confidence interval. */
  readonly uncertainty: number;
}

export interface WaitOptions {
  readonly agents: number;
  readonly load: number;
  readonly handling: Handling;
  readonly seed: number;
  /** Through the dispatcher. */
  readonly visitors: number;
  /** Through the recursion alone. */
  readonly many: number;
}

const BATCHES = 20;
/** Student's t for 19 degrees of freedom, 95 %, two-sided. */
const T = 2.093;
/** The first arrivals find an empty queue, which is not what the formula speaks of. */
const WARM_UP = 0.05;

export function compareWaits({ agents, load, handling, visitors, many, seed }: WaitOptions): WaitRow {
  const name = `waits/${handling.name}/${agents}/${load}`;
  const visitorsOf = (kind: string, count: number): Iterable<Arrival> =>
    stream({ seed, name: `${name}/${kind}`, rate: rateFor(agents, load), handling, count });
  const theoryMs = generalWait({ agents, load, handling: HANDLING_MS }, handling.variation);

  const same = [...visitorsOf("dispatcher", visitors)];
  const waits = runQueue({ agents, arrivals: same }).stories.map((story) => story.waitMs);
  const served = firstComeFirstServed(agents, same);
  const differences = waits.map((wait, index) => wait - (served[index] ?? Infinity));
  const long = deviationOf(firstComeFirstServed(agents, visitorsOf("recursion", many)), theoryMs);
  return {
    handling: handling.name,
    agents,
    load,
    theoryMs,
    direct: deviationOf(waits, theoryMs),
    settled: { ...long, share: long.share + mean(differences) / theoryMs },
    differenceMs: differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0),
  };
}

function deviationOf(waits: readonly number[], theoryMs: number): Deviation {
  const settled = waits.slice(Math.floor(waits.length * WARM_UP));
  const size = Math.floor(settled.length / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, index) => mean(settled.slice(index * size, (index + 1) * size)));
  const meanMs = mean(batches);
  const error = Math.sqrt(mean(batches.map((batch) => (batch - meanMs) ** 2)) / (BATCHES - 1));
  return { visitors: waits.length, share: meanMs / theoryMs - 1, uncertainty: (T * error) / theoryMs };
}

/**
 * Each visitor begins when the first agent is free, and no dispatcher is asked: the recursion of J. Kiefer and J. Wolfowitz,
 * "On the Theory of Queues with Many Servers", Transactions of the American Mathematical Society 78 (1955).
 */
function firstComeFirstServed(agents: number, arrivals: Iterable<Arrival>): readonly number[] {
  const freeAtMs = new Float64Array(agents); // a binary heap, the first to be free on top
  const waits: number[] = [];
  for (const { atMs, handlingMs } of arrivals) {
    const beginsMs = Math.max(atMs, freeAtMs[0] ?? atMs);
    waits.push(beginsMs - atMs);
    const endsMs = beginsMs + handlingMs;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if ((freeAtMs[child + 1] ?? Infinity) < (freeAtMs[child] ?? Infinity)) child += 1;
      const childMs = freeAtMs[child];
      if (childMs === undefined || childMs >= endsMs) break;
      freeAtMs[at] = childMs;
      at = child;
    }
    freeAtMs[at] = endsMs;
  }
  return waits;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
