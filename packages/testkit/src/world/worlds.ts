// Runs as many worlds as are asked for, one after the other, on one template.
import { rmSync } from "node:fs";
import { nodePlatform } from "@handrail/relay";
import type { Violation } from "./evidence.ts";
import { makeTemplate, worldFolder, type Template } from "./relay-house.ts";
import { runWorld, WORLD_START_MS, type Faults, type WorldResult } from "./run-world.ts";

/** Visitors in one world, unless said otherwise: enough for agents to be busy, few enough to read a failure. */
const VISITORS = 50;

/** What to run. */
export interface WorldsOptions {
  /** The first world's seed; each further world has the next one. */
  readonly seed: number;
  /** Worlds are run until there were so many. */
  readonly conversations: number;
  /** In one world. The replay command is for the default. */
  readonly visitors?: number;
  readonly faults?: Faults;
  /** Default: one is made for this run. */
  readonly template?: Template;
  readonly onWorld?: (seed: number, result: WorldResult) => void;
}

/** A violation with the world that it was seen in. */
export interface Found extends Violation {
  readonly seed: number;
}

/** What came of all of them. */
export interface WorldsResult {
  readonly conversations: number;
  readonly worlds: number;
  readonly kills: number;
  readonly violations: readonly Found[];
  readonly hashes: readonly string[];
}

/** The command that shows a world again. */
export const replayCommand = (seed: number): string => `npm run sim -- --conversations 1 --seed ${seed}`;

/** One line for a violation, with the command that shows it again. */
export function describeFound({ seed, invariant, who, what }: Found): string {
  return `seed ${seed}: ${invariant}: ${who}: ${what}\n  again: ${replayCommand(seed)}`;
}

/** Makes a template in a folder of its own, at the moment when every world begins. The caller removes the folder. */
export function newTemplate(): Promise<Template> {
  const clock = { ...nodePlatform.clock, now: () => WORLD_START_MS };
  return makeTemplate(worldFolder(), { ...nodePlatform, clock });
}

/** Runs the worlds. */
export async function runWorlds(options: WorldsOptions): Promise<WorldsResult> {
  const template = options.template ?? (await newTemplate());
  const results: { seed: number; result: WorldResult }[] = [];
  const conversations = () => results.reduce((sum, { result }) => sum + result.conversations, 0);
  try {
    for (let seed = options.seed; conversations() < options.conversations; seed += 1) {
      const { faults, visitors = VISITORS } = options;
      const result = await runWorld({ seed, conversations: visitors, template, ...(faults && { faults }) });
      results.push({ seed, result });
      options.onWorld?.(seed, result);
      if (result.conversations === 0) throw new Error(`runWorlds: nobody said anything in the world of seed ${seed}`);
    }
  } finally {
    if (!options.template) rmSync(template.folder, { recursive: true, force: true });
  }
  return {
    conversations: conversations(),
    worlds: results.length,
    kills: results.reduce((sum, { result }) => sum + result.kills, 0),
    violations: results.flatMap(({ seed, result }) => result.violations.map((violation) => ({ ...violation, seed }))),
    hashes: results.map(({ result }) => result.hash),
  };
}
