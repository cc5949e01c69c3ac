// What a world of the real code is made of, worked out from its seed before it begins. Whoever leaves something out of a plan has a smaller
// world, in which everybody else has the same dice.
import { chanceOf, type Chance } from "./chance.ts";
import { AWFUL, FINE, POOR, type Weather } from "./network.ts";

export interface VisitorPlan {
  readonly number: number;
  readonly weather: Weather;
  readonly arrivesAtMs: number;
  /** So many things they do in a visit. */
  readonly steps: number;
  /** Nothing can be kept on it: such a visitor stays on their page. */
  readonly isDiskRefusing: boolean;
  /** They are signed in at the shop, and come by phone as well, so much later. */
  readonly phoneAfterMs: number | null;
}

/** The relay is killed, and is back so much later. */
export interface Kill {
  readonly atMs: number;
  readonly downMs: number;
}

export interface Plan {
  readonly seed: number;
  readonly visitors: readonly VisitorPlan[];
  /** Of the three that there are; in some worlds nobody ever comes. */
  readonly agents: number;
  /** The relay has Ably beside it. */
  readonly hasAbly: boolean;
  /** Without it, streams open and never say anything. */
  readonly isRealtime: boolean;
  readonly kills: readonly Kill[];
  /** So long everybody sleeps or is away; then they come back once more. Whoever waits is promised a written answer within a day. */
  readonly nightMs: number | null;
}

/** Visitors arrive over this time. */
export const ARRIVALS_MS = 240_000;
/** No visit is longer. */
export const VISITS_MS = 600_000;
const HOUR_MS = 3_600_000;

/** The world of a seed. */
export function planOf(seed: number, visitors: number): Plan {
  const fate = chanceOf(seed, "fate");
  const hasAbly = seed % 5 < 2;
  const rest = {
    hasAbly,
    agents: fate.pick([0, 1, 2, 3, 3]),
    isRealtime: hasAbly || !fate.happens(0.15),
    kills: killsOf(fate),
    nightMs: fate.happens(0.06) ? fate.between(20 * HOUR_MS, 50 * HOUR_MS) : null,
  };
  const signedIn = fate.happens(0.3) ? 0.4 : 0;
  const visitorOf = (number: number) => planVisitor(chanceOf(seed, `plan ${number}`), number, signedIn);
  return { seed, ...rest, visitors: Array.from({ length: visitors }, (_, index) => visitorOf(index + 1)) };
}

function planVisitor(chance: Chance, number: number, signedIn: number): VisitorPlan {
  const plan = {
    number,
    weather: chance.pick([FINE, POOR, POOR, AWFUL]),
    arrivesAtMs: chance.between(0, ARRIVALS_MS),
    steps: chance.between(3, 9),
    isDiskRefusing: chance.happens(0.04),
  };
  const hasPhone = chance.happens(signedIn) && !plan.isDiskRefusing;
  return { ...plan, phoneAfterMs: hasPhone ? chance.between(2_000, 120_000) : null };
}

function killsOf(fate: Chance): readonly Kill[] {
  const kills: Kill[] = [];
  for (let atMs = fate.between(20_000, 150_000); atMs < ARRIVALS_MS + VISITS_MS; atMs += fate.between(60_000, 200_000))
    kills.push({ atMs, downMs: fate.between(100, 8_000) });
  return kills;
}
