// Makes the runs of one browser and counts what became of the clicks.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chanceOf } from "../world/chance.ts";
import { drive, placeOf, type BrowserName } from "./driver.ts";
import { startHouse } from "./house.ts";
import type { Forgetful } from "./shop-page.ts";
import { crashed, killed, navigated, type Run, type Seen, type Way } from "./ways.ts";

/** What to run. */
export interface DurableOptions {
  readonly browser: BrowserName;
  /** Of each way; half of them click before the panel is there. */
  readonly runs: number;
  readonly seed?: number;
  readonly ways?: readonly Way[];
  readonly forgetful?: Forgetful;
  /** Another folder of the widget's built files: to measure another version. */
  readonly widget?: string;
  readonly patienceMs?: number;
  readonly onRun?: (line: string) => void;
}

/** What became of the clicks of one way. */
export interface Tally {
  readonly runs: number;
  /** Shown as kept, and not in the log after the next visit. Of a page that was left: not in the log, whatever was shown. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** Not in the log, and never shown as kept: the browser was faster dead than the widget could say so. */
  readonly notYetKept: number;
  /** How many were shown as kept before the page went. */
  readonly shownAsKept: number;
  /** How many were in the log before the visitor came back. */
  readonly atOnce: number;
}

/** The ways, in the order in which they are run. */
export const WAYS: readonly Way[] = ["killed", "crashed", "navigated"];
const NOTHING: Tally = { runs: 0, lost: 0, doubled: 0, notYetKept: 0, shownAsKept: 0, atOnce: 0 };
/** The last moment of a blow that does not wait for the claim, in ms after the click. */
const BLOW_MS_MAX = 60;

/** Runs them. @throws when there is no browser, or a page does not get as far as the click */
export async function runDurable(options: DurableOptions): Promise<Readonly<Record<Way, Tally>>> {
  const { browser, runs, seed = 1, ways = WAYS, forgetful = "nothing", patienceMs = 10_000 } = options;
  const path = await placeOf(browser);
  const house = await startHouse(options.widget);
  const profile = await mkdtemp(join(tmpdir(), "handrail-profile-"));
  const tallies: Record<Way, Tally> = { killed: NOTHING, crashed: NOTHING, navigated: NOTHING };
  const shared = ways.includes("navigated") ? await drive(browser, { path, profile }) : null;
  try {
    for (const way of ways) {
      for (let index = 0; index < runs; index += 1) {
        const chance = chanceOf(seed, `${way} ${index}`);
        const run: Run = {
          house,
          browser,
          path,
          name: `${way}-${index}`,
          click: index % 2 === 0 ? "early" : "panel",
          // Two of four strike in the very moment of the claim, where a false one would show.
          when: index % 4 < 2 ? "claim" : chance.between(0, BLOW_MS_MAX),
          chance,
          forgetful,
          patienceMs,
        };
        const seen = await perform(way, run, shared);
        tallies[way] = count(tallies[way], way, seen);
        options.onRun?.(`${browser}, ${run.name}, ${run.click} click, ${strikeOf(way, run)}: ${wordsFor(way, seen)}`);
      }
    }
  } finally {
    await shared?.kill();
    await house.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return tallies;
}

async function perform(way: Way, run: Run, shared: Awaited<ReturnType<typeof drive>> | null): Promise<Seen> {
  if (way === "killed") return killed(run);
  if (way === "crashed") return crashed(run);
  if (!shared) throw new Error("There is no browser to share.");
  return navigated(run, shared);
}

function count(tally: Tally, way: Way, { wasClaimed, before, after }: Seen): Tally {
  const isMissing = after === 0;
  // A page that is left is no accident of the machine: nothing excuses a loss there.
  const isLost = isMissing && (wasClaimed || way === "navigated");
  return {
    runs: tally.runs + 1,
    lost: tally.lost + Number(isLost),
    doubled: tally.doubled + Number(after > 1),
    notYetKept: tally.notYetKept + Number(isMissing && !isLost),
    shownAsKept: tally.shownAsKept + Number(wasClaimed),
    atOnce: tally.atOnce + Number(before > 0),
  };
}

function strikeOf(way: Way, { when }: Run): string {
  if (way === "navigated") return "left in the same task";
  return when === "claim" ? "at the claim" : `after ${when} ms`;
}

function wordsFor(way: Way, { wasClaimed, before, after }: Seen): string {
  const claim = wasClaimed ? "shown as kept" : "not shown as kept";
  if (after > 1) return `${claim}, DOUBLED`;
  if (after === 0) return wasClaimed || way === "navigated" ? `${claim}, LOST` : `${claim}, gone`;
  return `${claim}, ${before > 0 ? "arrived at once" : "arrived with the next visit"}`;
}
