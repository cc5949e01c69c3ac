// Cuts the power of a recorded relay at random moments, opens what is left with the real store, and judges it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLogger, createRelay } from "@handrail/relay";
import { chanceOf, type Chance } from "../../world/chance.ts";
import { worldFolder } from "../../world/relay-house.ts";
import { judge, type Finding } from "../judge.ts";
import { Ledger } from "../ledger.ts";
import { readWorld } from "../stored.ts";
import { Disk, type Remains } from "./disk.ts";
import type { Recording } from "./record.ts";
import type { Told } from "./told.ts";
import type { Op } from "./trace.ts";

/** What came of the cuts. */
export interface ReplayResult {
  readonly cuts: number;
  /** Cuts after which something acknowledged was gone, or anything else was wrong. */
  readonly losing: number;
  /** Commands that the whole record acknowledges. */
  readonly acknowledged: number;
  /** Syncs of the store's files in it, and those that the disk refused. */
  readonly syncs: number;
  readonly refusedSyncs: number;
  /** How often another relay was started, because the disk had refused a sync. */
  readonly starts: number;
  /** Files written back from the log into the database: checkpoints are in the record, too. */
  readonly databaseWrites: number;
  /** How many threads have done so. */
  readonly threads: number;
  /** What was wrong after the first losing cuts. */
  readonly findings: readonly Finding[];
}

/** Replays a record once, and cuts on the way. */
export async function replay(recording: Recording, options: { cuts: number; seed: number }): Promise<ReplayResult> {
  const { before, ops } = recording;
  const chance = chanceOf(options.seed, "power");
  const answers = answersOf(ops);
  const places = cutPlaces(ops, { cuts: options.cuts, chance });
  const disk = new Disk(before, chance);
  const ledger = new Ledger();
  const findings: Finding[] = [];
  let losing = 0;
  let next = 0;
  for (const [index, op] of ops.entries()) {
    disk.apply(op);
    const number = op.type === "mark" ? /^answered (\d+)$/.exec(op.line)?.[1] : undefined;
    const answer = number === undefined ? undefined : answers.get(number);
    if (answer) hear(ledger, answer);
    for (; places[next] === index; next += 1) {
      const found = await open(disk.powerCut(), ledger);
      if (found.length > 0) losing += 1;
      if (findings.length < 20) findings.push(...found);
    }
  }
  const syncs = ops.filter((op) => op.type === "sync");
  const writes = ops.filter((op) => op.type === "write").filter(({ file }) => file === "handrail.db");
  return {
    cuts: places.length,
    losing,
    acknowledged: ledger.acknowledged,
    syncs: syncs.length,
    refusedSyncs: syncs.filter(({ isDone }) => !isDone).length,
    starts: ops.filter((op) => op.type === "mark" && op.line.startsWith("started")).length,
    databaseWrites: writes.length,
    threads: new Set(writes.map(({ thread }) => thread)).size,
    findings,
  };
}

/** What each answer said, by its number. An answer whose words did not make it into the record counts as not given. */
function answersOf(ops: readonly Op[]): ReadonlyMap<string, Told> {
  const answers = new Map<string, Told>();
  for (const op of ops) {
    const [, number = "", words = ""] = (op.type === "mark" ? /^told (\d+) (.*)$/.exec(op.line) : null) ?? [];
    if (words !== "") answers.set(number, JSON.parse(words));
  }
  return answers;
}

function hear(ledger: Ledger, { conversation, commands, verdicts }: Told): void {
  for (const verdict of verdicts) {
    const command = commands.find(({ id }) => id === verdict.id);
    const known = ledger.entries.get(conversation)?.find(({ id }) => id === verdict.id);
    if (command) ledger.heard(known ?? ledger.sending(conversation, "visitor", command), verdict);
  }
}

/** Half of the cuts anywhere, half right after an answer, when it is most on the disk's honour. In order. */
function cutPlaces(ops: readonly Op[], { cuts, chance }: { cuts: number; chance: Chance }): readonly number[] {
  const answered = ops.flatMap((op, index) => (op.type === "mark" && op.line.startsWith("answered") ? [index] : []));
  const first = answered[0];
  if (first === undefined) throw new Error("The record has no answer in it.");
  const places = Array.from({ length: cuts }, (_, cut) =>
    cut % 2 === 0 ? chance.between(first, ops.length - 1) : (answered[chance.between(0, answered.length - 1)] ?? first),
  );
  return places.toSorted((one, other) => one - other);
}

/** Opens what is left, as the next start would. */
async function open(remains: Remains, ledger: Ledger): Promise<readonly Finding[]> {
  const folder = worldFolder();
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of remains) writeFileSync(join(folder, name), content);
    const relay = await createRelay({ folder, publicUrl: "http://127.0.0.1", logger: createLogger("silent") });
    try {
      return judge(ledger, readWorld(relay.database.sqlite));
    } finally {
      await relay.stop();
    }
  } catch (error) {
    return [{ wrong: "broken", what: `the store cannot be opened: ${String(error)}` }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
