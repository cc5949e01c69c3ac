// Runs worlds one after the other and says what came of all of them, in portions that add up: the same seeds come to the same
// whoever runs them, and in however many parts.
import { Ledger, type Violation } from "./ledger.ts";
import { planOf } from "./plan.ts";
import { REAL, runWorld, type Works } from "./run-world.ts";

/** A violation with the world that it was seen in. */
export interface Found extends Violation {
  readonly seed: number;
}

/** What came of some worlds. */
export interface WorldsResult {
  readonly conversations: number;
  readonly worlds: number;
  readonly events: number;
  readonly steps: number;
  readonly violations: readonly Found[];
  /** The same for the same seeds. */
  readonly hash: string;
}

/** Worlds in one portion: a tenth of a second, so that neither the last one nor the handing out takes long. */
export const PORTION = 25;

/** The command that shows a world again. */
export const replayCommand = (seed: number): string => `npm run sim -- --tier 1 --seed ${seed} --replay`;

/** One line for a violation, with the command that shows it again. */
export function describeFound({ seed, invariant, who, what }: Found): string {
  return `seed ${seed}: ${invariant}: ${who}: ${what}\n  again: ${replayCommand(seed)}`;
}

/** Runs the portion of worlds that begins with this seed. */
export function runPortion(firstSeed: number, works: Works = REAL): WorldsResult {
  const total = { conversations: 0, worlds: 0, events: 0, steps: 0 };
  const violations: Found[] = [];
  const hashes: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + PORTION; seed += 1) {
    const result = runWorld(planOf(seed), { works });
    total.conversations += result.conversations;
    total.worlds += 1;
    total.events += result.events;
    total.steps += result.steps;
    hashes.push(result.hash);
    for (const violation of result.violations) violations.push({ ...violation, seed });
  }
  return { ...total, violations, hash: hashOf(hashes) };
}

/** Adds portions up, in the order of their seeds. */
export function addUp(portions: readonly WorldsResult[]): WorldsResult {
  const sum = (of: (portion: WorldsResult) => number) => portions.reduce((total, portion) => total + of(portion), 0);
  return {
    conversations: sum(({ conversations }) => conversations),
    worlds: sum(({ worlds }) => worlds),
    events: sum(({ events }) => events),
    steps: sum(({ steps }) => steps),
    violations: portions.flatMap(({ violations }) => violations),
    hash: hashOf(portions.map(({ hash }) => hash)),
  };
}

/** The first seed, of so many from 1 on, whose world notices these works. */
export function firstCaught(works: Works, seeds: number): { seed: number; violations: readonly Violation[] } | null {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = runWorld(planOf(seed), { works });
    if (violations.length > 0) return { seed, violations };
  }
  return null;
}

function hashOf(hashes: readonly string[]): string {
  const story = new Ledger(null);
  for (const hash of hashes) story.noteText(hash);
  return story.hash();
}
