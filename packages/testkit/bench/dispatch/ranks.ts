// Shows what a rank is worth, and what it costs the others, under different overtaking bounds.
import { DISPATCH_RULES } from "@handrail/relay/dispatch";
import { rateFor, stream } from "./arrivals.ts";
import type { Handling } from "./draws.ts";
import { runQueue } from "./queue-world.ts";

export interface RankRow {
  /** `Infinity`: none. */
  readonly overtakingMax: number;
  readonly rankedWaitMs: number;
  readonly otherWaitMs: number;
  /** How often the unluckiest visitor was overtaken, counted from who was taken when. */
  readonly mostOvertaken: number;
}

export interface RankOptions {
  readonly agents: number;
  readonly load: number;
  readonly handling: Handling;
  readonly seed: number;
  readonly visitors: number;
  readonly ranked: number;
}

export function compareRanks(options: RankOptions, overtakingMax: number): RankRow {
  const { agents, load, handling, seed, visitors, ranked } = options;
  const arrivals = stream({ seed, name: "ranks", rate: rateFor(agents, load), handling, count: visitors, ranked });
  const { stories } = runQueue({ agents, arrivals, rules: { ...DISPATCH_RULES, overtakingMax } });
  const taken = stories.map(({ arrival, waitMs }) => ({ ...arrival, waitMs, takenMs: arrival.atMs + waitMs }));
  let mostOvertaken = 0;
  taken.forEach((one, index) => {
    if (one.rank > 0) return;
    let times = 0;
    // Whoever asked after this one was taken did not overtake them.
    for (let later = index + 1; (taken[later]?.atMs ?? Infinity) < one.takenMs; later += 1) {
      const other = taken[later];
      if (other && other.rank > one.rank && other.takenMs < one.takenMs) times += 1;
    }
    mostOvertaken = Math.max(mostOvertaken, times);
  });
  const mean = (isRanked: boolean): number => {
    const waits = taken.filter(({ rank }) => rank > 0 === isRanked).map(({ waitMs }) => waitMs);
    return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  };
  return { overtakingMax, rankedWaitMs: mean(true), otherWaitMs: mean(false), mostOvertaken };
}
