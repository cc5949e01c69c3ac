// Shows what a bot outage that asks a human for everybody does to those who asked themselves: the same days, with and without.
import { rateFor, stream } from "./arrivals.ts";
import type { Handling } from "./draws.ts";
import { keptOf, MINUTE_MS, playDays, type Kept } from "./promises.ts";
import type { Story } from "./queue-world.ts";

const FROM_MS = 240 * MINUTE_MS;
const LASTS_MS = 30 * MINUTE_MS;
/** Those who talk to the bot, for each one who clicks: all of them are asked for. */
const CROWD = 10;

/** The clicks of the days without the outage, and with it. */
export interface Outage {
  readonly automatic: Kept;
  /** Who clicked in the half hour of the outage. */
  readonly during: Pair;
  /** Who clicked in the hour before, was promised something then, and may have waited into it. */
  readonly before: Pair;
  /** Who clicked from the outage to the end of the day, while the crowd is still being worked through. */
  readonly after: Pair;
}

export interface Pair {
  readonly without: Kept;
  readonly with: Kept;
}

export interface OutageOptions {
  readonly agents: number;
  readonly load: number;
  readonly handling: Handling;
  readonly seed: number;
  readonly days: number;
}

export function compareOutage(options: OutageOptions): Outage {
  const { agents, load, handling, seed } = options;
  const crowd = (day: number) =>
    stream({
      seed,
      name: `crowd/${day}`,
      rate: CROWD * rateFor(agents, load),
      handling,
      fromMs: FROM_MS,
      untilMs: FROM_MS + LASTS_MS,
      why: "bot-failed",
    });
  const without = playDays(options);
  const all = playDays({ ...options, others: crowd });
  const clicks = all.filter((story) => story.arrival.why === "button");
  const pair = (fromMs: number, untilMs: number): Pair => {
    const isThen = ({ arrival: { atMs } }: Story): boolean => atMs >= fromMs && atMs < untilMs;
    return { without: keptOf(without.filter(isThen)), with: keptOf(clicks.filter(isThen)) };
  };
  return {
    automatic: keptOf(all.filter((story) => story.arrival.why === "bot-failed")),
    before: pair(FROM_MS - 60 * MINUTE_MS, FROM_MS),
    during: pair(FROM_MS, FROM_MS + LASTS_MS),
    after: pair(FROM_MS + LASTS_MS, Infinity),
  };
}
