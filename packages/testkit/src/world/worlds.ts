// Runs as many worlds as are asked for on one template, one after the other or shared out among threads: it makes no difference
// to what is found.
import { rmSync } from "node:fs";
import { nodePlatform } from "@handrail/relay";
import { chanceOf } from "./chance.ts";
import type { Violation } from "./evidence.ts";
import { planOf } from "./plan.ts";
import { makeTemplate, worldFolder, type Template } from "./relay-house.ts";
import type { Mutant } from "./mutants.ts";
import { runWorld, WORLD_START_MS, type WorldResult } from "./run-world.ts";
import { openWorldPool, type RunWorld, type WorldPool } from "./world-pool.ts";

/** Visitors in one world, unless said otherwise: enough for agents to be busy, few enough to read a failure. */
export const VISITORS = 50;

/** What to run. */
export interface WorldsOptions {
  /** The first world's seed; each further world has the next one. */
  readonly seed: number;
  /** Worlds are run until there were so many. */
  readonly conversations: number;
  /** No world is begun after so many minutes. */
  readonly minutes?: number | undefined;
  /** In one world. */
  readonly visitors?: number | undefined;
  /** Put into each world. */
  readonly mistake?: Mutant | undefined;
  /** Threads beside this one. When it is left out, or with a mistake, worlds run in this one. */
  readonly workers?: number;
  /** Default: one is made for this run. */
  readonly template?: Template;
  /** Told of each world, in the order of the seeds. */
  readonly onWorld?: (seed: number, result: WorldResult) => void;
}

/** A violation with the world that it was seen in. */
export interface Found extends Violation, Which {
  readonly seed: number;
}

/** What makes a world, beside its seed. */
type Which = Pick<WorldsOptions, "visitors" | "mistake">;

/** What came of all of them. */
export interface WorldsResult {
  readonly conversations: number;
  readonly worlds: number;
  /** The last seed that is counted: all from the first one on are. */
  readonly lastSeed: number;
  readonly kills: number;
  readonly violations: readonly Found[];
  readonly hashes: readonly string[];
}

/** One line for a violation, with the command that plays its world again. */
export function describeFound({ seed, invariant, who, what, visitors = VISITORS, mistake }: Found): string {
  const crowd = visitors === VISITORS ? "" : ` --visitors ${visitors}`;
  const wrong = mistake ? ` --mistake "${mistake.name}"` : "";
  return `seed ${seed}: ${invariant}: ${who}: ${what}\n  again: npm run sim -- --tier 2 --seed ${seed}${crowd} --replay${wrong}`;
}

/**
 * Makes a template in a folder of its own, at the moment when every world begins: always the same agents and keys, so that a seed
 * is the same world tomorrow. The caller removes the folder.
 */
export function newTemplate(): Promise<Template> {
  const clock = { ...nodePlatform.clock, now: () => WORLD_START_MS };
  return makeTemplate(worldFolder(), { ...nodePlatform, clock, random: chanceOf(0, "template") });
}

/** Runs the worlds. */
export async function runWorlds(options: WorldsOptions): Promise<WorldsResult> {
  const template = options.template ?? (await newTemplate());
  const { workers, mistake } = options;
  const pool = workers === undefined || mistake ? here(template, mistake) : openWorldPool(template, workers);
  try {
    return told(options, await runInOrder(options, pool.lanes));
  } finally {
    await pool.close();
    if (!options.template) rmSync(template.folder, { recursive: true, force: true });
  }
}

function here(template: Template, mistake: Mutant | undefined): WorldPool {
  const run: RunWorld = ({ seed, visitors }) =>
    runWorld(planOf(seed, visitors), { template, ...(mistake && { faults: mistake.faults() }) });
  return { lanes: [run], close: () => Promise.resolve() };
}

interface Played {
  readonly seed: number;
  readonly result: WorldResult;
}

// Which worlds count is settled by their seeds alone: the first ones that have enough conversations. Those that a faster thread
// has played beyond them are left out.
async function runInOrder(options: WorldsOptions, lanes: readonly RunWorld[]): Promise<readonly Played[]> {
  const { conversations, minutes = Infinity, visitors = VISITORS, onWorld } = options;
  const endMs = performance.now() + minutes * 60_000;
  const played = new Map<number, WorldResult>();
  const counted: Played[] = [];
  let total = 0;
  let next = options.seed;
  const count = (): void => {
    for (;;) {
      const seed = options.seed + counted.length;
      const result = played.get(seed);
      if (!result || total >= conversations) return;
      if (result.conversations === 0) throw new Error(`runWorlds: nobody said anything in the world of seed ${seed}`);
      played.delete(seed);
      counted.push({ seed, result });
      total += result.conversations;
      onWorld?.(seed, result);
    }
  };
  const follow = async (run: RunWorld): Promise<void> => {
    while (total < conversations && performance.now() < endMs) {
      const seed = next;
      next += 1;
      played.set(seed, await run({ seed, visitors }));
      count();
    }
  };
  await Promise.all(lanes.map(follow));
  return counted;
}

function told(options: WorldsOptions, worlds: readonly Played[]): WorldsResult {
  const { seed: firstSeed, visitors, mistake } = options;
  const which: Which = { ...(visitors !== undefined && { visitors }), ...(mistake && { mistake }) };
  return {
    conversations: worlds.reduce((sum, { result }) => sum + result.conversations, 0),
    worlds: worlds.length,
    lastSeed: firstSeed + worlds.length - 1,
    kills: worlds.reduce((sum, { result }) => sum + result.kills, 0),
    violations: worlds.flatMap(({ seed, result }) =>
      result.violations.map((violation) => ({ ...violation, ...which, seed })),
    ),
    hashes: worlds.map(({ result }) => result.hash),
  };
}
