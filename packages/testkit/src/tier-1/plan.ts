// Decides from a seed what a world is made of and what its people will do, as a value: so that a world can be told, run
// again, and run again with something left out. What a visitor does does not depend on what they see.
import { chanceOf, type Chance } from "../world/chance.ts";
import { FIXED_SCENES, type Terms } from "../explore/scenes.ts";

/** One thing that a visitor does. `tab`: which one does it, as dice from 0 to 1. */
export interface Act {
  readonly atMs: number;
  readonly tab: number;
  readonly what:
    | "say"
    | "ask"
    | "ask-thrice"
    | "withdraw"
    | "resume-bot"
    | "still-need"
    | "give-contact"
    | "rate"
    | "close"
    | "erase"
    | "book"
    | "open-tab"
    | "close-tab"
    | "kill-tab"
    | "sleep"
    | "wake"
    | "go-offline"
    | "lose-the-way"
    | "come-online"
    | "leave"
    | "snoop";
}

/** How bad a visitor's network is. */
export interface Weather {
  readonly name: "fine" | "poor" | "awful";
  readonly delayMs: readonly [number, number];
  /** One way. */
  readonly drop: number;
  readonly repeat: number;
  /** For each frame of a stream. */
  readonly cut: number;
}

export const FINE: Weather = { name: "fine", delayMs: [5, 50], drop: 0, repeat: 0, cut: 0 };
const POOR: Weather = { name: "poor", delayMs: [30, 900], drop: 0.08, repeat: 0.05, cut: 0.05 };
const AWFUL: Weather = { name: "awful", delayMs: [50, 4_000], drop: 0.3, repeat: 0.15, cut: 0.2 };

export interface VisitorPlan {
  readonly number: number;
  readonly weather: Weather;
  /** Of a disk that refuses, nothing is kept: such a visitor stays on their page. */
  readonly isDiskRefusing: boolean;
  /** The language of their page. */
  readonly locale: string | null;
  /** What the site makes of them: above 0 they wait less, within the bound. */
  readonly rank: number;
  readonly acts: readonly Act[];
}

export interface AgentPlan {
  readonly name: string;
  readonly thinkMs: readonly [number, number];
  readonly isCareless: boolean;
  readonly capacity: number;
  readonly languages: readonly string[];
  /** The laptop is closed from then on, and open again then. */
  readonly absences: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** The relay is killed, and is back so much later. `after-commit`: in the middle of its next answer. */
export interface Crash {
  readonly atMs: number;
  readonly downMs: number;
  readonly when: "at-once" | "after-commit";
}

/** The relay's store is lost, and an earlier copy of it takes its place. */
export interface Restore {
  readonly copyAtMs: number;
  readonly atMs: number;
  readonly downMs: number;
}

/** What a bot is like on the whole. */
export type BotKind = "honest" | "slow" | "dead" | "liar" | "late" | "eager" | "mixed";

export interface Plan {
  readonly seed: number;
  /** The same policies that the law is explored under. */
  readonly policy: Terms;
  readonly bot: BotKind;
  /** Without it, streams open and never say anything. */
  readonly isRealtime: boolean;
  readonly visitors: readonly VisitorPlan[];
  readonly agents: readonly AgentPlan[];
  /** How long earlier conversations took, as the relay remembers it; with too few of them nothing is estimated. */
  readonly handlingMs: readonly number[];
  readonly crashes: readonly Crash[];
  readonly restore: Restore | null;
  /** When the last of all this has happened, ms from the start. */
  readonly endMs: number;
}

/** Visitors in one world. */
export const VISITORS = 20;
const ARRIVALS_MS = 60_000;
const HOUR_MS = 3_600_000;
const AWAKE_MS_MAX = 12_000;

/** The world of a seed. */
export function planOf(seed: number): Plan {
  const fate = chanceOf(seed, "fate");
  const visitors = Array.from({ length: VISITORS }, (_, index) => visitorOf(seed, index + 1));
  const bot = fate.pick<BotKind>([
    "honest",
    "slow",
    "dead",
    "liar",
    "late",
    "eager",
    "mixed",
    "mixed",
    "mixed",
    "mixed",
  ]);
  const [usual, ...others] = FIXED_SCENES;
  const {
    terms: [policy],
  } = usual && others[0] ? fate.pick([usual, usual, usual, others[0], ...others]) : never();
  const isRealtime = !fate.happens(0.15);
  const endMs = Math.max(...visitors.map(({ acts }) => acts.at(-1)?.atMs ?? 0));
  const crashes = Array.from({ length: fate.between(0, 4) }, (): Crash => {
    const downMs = fate.happens(0.1) ? fate.between(60_000, HOUR_MS) : fate.between(50, 9_000);
    return { atMs: fate.between(0, ARRIVALS_MS * 3), downMs, when: fate.pick(["at-once", "after-commit"]) };
  });
  const count = fate.pick([0, 1, 2, 2, 3]);
  const agents = Array.from({ length: count }, (_, index) => agentOf(seed, index + 1));
  const handlingMs = handlingOf(chanceOf(seed, "earlier days"));
  return { seed, policy, bot, isRealtime, visitors, agents, handlingMs, crashes, restore: restoreOf(seed), endMs };
}

function visitorOf(seed: number, number: number): VisitorPlan {
  const chance = chanceOf(seed, `visitor-${number}`);
  const isDiskRefusing = chance.happens(0.04);
  const acts: Act[] = [];
  let atMs = chance.between(0, ARRIVALS_MS);
  for (let left = chance.between(1, 5); left > 0; left -= 1) {
    for (const what of actOf(chance, isDiskRefusing)) {
      acts.push({ atMs, tab: chance.fraction(), what });
      const ms = pause(chance);
      // Nobody looks at a page for hours: the lid is closed meanwhile.
      if (ms > AWAKE_MS_MAX) {
        acts.push({ atMs: atMs + AWAKE_MS_MAX, tab: 0, what: "sleep" }, { atMs: atMs + ms, tab: 0, what: "wake" });
      }
      atMs += ms;
    }
  }
  acts.push({
    atMs: atMs + chance.between(2_000, 40_000),
    tab: chance.fraction(),
    what: isDiskRefusing ? "sleep" : "leave",
  });
  const weather = chance.pick([FINE, POOR, POOR, AWFUL]);
  const locale = chance.pick([null, "nb-NO", "en"]);
  return { number, weather, isDiskRefusing, locale, rank: chance.happens(0.3) ? 1 : 0, acts };
}

function actOf(chance: Chance, isStaying: boolean): readonly Act["what"][] {
  const dice = chance.fraction();
  if (dice < 0.36) return ["say"];
  if (dice < 0.56) return ["ask"];
  if (dice < 0.6) return ["ask-thrice"];
  if (dice < 0.64) return ["withdraw"];
  if (dice < 0.67) return ["resume-bot"];
  if (dice < 0.685) return ["still-need"];
  if (dice < 0.7) return ["ask", "book"];
  if (dice < 0.71) return ["give-contact"];
  if (dice < 0.72) return ["rate"];
  if (dice < 0.74) return ["close"];
  if (dice < 0.75) return chance.happens(0.3) ? ["go-offline", "erase", "come-online"] : ["erase"];
  if (dice < 0.79) return [chance.pick(["go-offline", "lose-the-way"]), "say", "come-online"];
  if (dice < 0.81) return ["snoop"];
  if (isStaying) return ["say"];
  if (dice < 0.86) return ["open-tab", "ask"];
  if (dice < 0.9) return ["sleep", "wake"];
  if (dice < 0.95) return ["say", "close-tab"];
  return ["ask", "kill-tab"];
}

// Mostly the next moment; now and then hours, or days.
function pause(chance: Chance): number {
  const dice = chance.fraction();
  if (dice < 0.25) return chance.between(1, 400);
  if (dice < 0.9) return chance.between(400, 12_000);
  if (dice < 0.97) return chance.between(12_000, 180_000);
  return chance.between(HOUR_MS, 60 * HOUR_MS);
}

function restoreOf(seed: number): Restore | null {
  const chance = chanceOf(seed, "a back-up");
  if (!chance.happens(0.15)) return null;
  const copyAtMs = chance.between(0, 2 * ARRIVALS_MS);
  return { copyAtMs, atMs: copyAtMs + chance.between(1_000, 2 * ARRIVALS_MS), downMs: chance.between(50, 20_000) };
}

function handlingOf(chance: Chance): readonly number[] {
  const longestMs = chance.pick([20_000, 90_000, 600_000]);
  return Array.from({ length: chance.pick([0, 15, 30]) }, () => chance.between(5_000, longestMs));
}

function agentOf(seed: number, number: number): AgentPlan {
  const chance = chanceOf(seed, `agent-${number}`);
  const absences = Array.from({ length: chance.between(0, 2) }, () => {
    const fromMs = chance.between(0, 4 * ARRIVALS_MS);
    return { fromMs, toMs: fromMs + (chance.happens(0.3) ? 8 * HOUR_MS : chance.between(5_000, 200_000)) };
  });
  const slow = chance.happens(0.3);
  return {
    name: `agent-${number}`,
    thinkMs: slow ? [20_000, 150_000] : [800, 9_000],
    isCareless: chance.happens(0.2),
    capacity: chance.between(1, 5),
    languages: chance.pick([[], ["nb"], ["nb", "en"]]),
    absences,
  };
}

function never(): never {
  throw new Error("there are policies");
}
