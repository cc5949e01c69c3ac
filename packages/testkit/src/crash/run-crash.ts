// Kills a real relay with SIGKILL at random moments under load, starts it again, judges what lies on its disk each time, and
// adds everything up.
import { runEra, type Era, type EraOptions } from "./era.ts";
import type { Finding, Wrong } from "./judge.ts";
import type { NastyProxy } from "./proxy.ts";

/** What to run. */
export interface CrashOptions extends Omit<EraOptions, "first" | "visitors"> {
  /** 20 unless told. */
  readonly visitors?: number;
}

/** What came of it. */
export interface CrashResult {
  readonly rounds: number;
  /** All of SIGKILL, those in the middle of a start included. */
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged commands by type, and the bot's answers that were found stored. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<Wrong, number>>;
  readonly findings: readonly Finding[];
  /** What the proxies did to the connections. */
  readonly network: NastyProxy["done"];
}

/** A new data folder is begun after so many rounds, so that the judge's work stays bounded. */
const ROUNDS_IN_FOLDER_MAX = 25;

/** Runs the rounds, one after the other. @throws when the relay does not start, or acknowledges nothing any more */
export async function runCrash(options: CrashOptions): Promise<CrashResult> {
  const eras: Era[] = [];
  for (let done = 0; done < options.rounds && !options.isTimeUp?.(); done += ROUNDS_IN_FOLDER_MAX) {
    const rounds = Math.min(ROUNDS_IN_FOLDER_MAX, options.rounds - done);
    eras.push(await runEra({ visitors: 20, ...options, first: done + 1, rounds }));
  }
  // What is wrong stays wrong: it is found again in each round after it, and counts once.
  const findings = [...new Map(eras.flatMap((era) => era.findings).map((one) => [one.what, one])).values()];
  const count = (wrong: Wrong): number => findings.filter((one) => one.wrong === wrong).length;
  const network = (fate: keyof NastyProxy["done"]): number => sum(eras.map((era) => era.network[fate]));
  return {
    rounds: sum(eras.map(({ rounds }) => rounds)),
    kills: sum(eras.map(({ kills }) => kills)),
    acknowledged: sum(eras.map(({ ledger }) => ledger.acknowledged)),
    kinds: kindsOf(eras),
    counts: {
      lost: count("lost"),
      duplicated: count("duplicated"),
      reordered: count("reordered"),
      broken: count("broken"),
    },
    findings,
    network: {
      pass: network("pass"),
      cut: network("cut"),
      halve: network("halve"),
      blackhole: network("blackhole"),
    },
  };
}

function kindsOf(eras: readonly Era[]): CrashResult["kinds"] {
  const kinds = new Map<string, number>();
  const add = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const { ledger, seen } of eras) {
    for (const { type, verdict } of [...ledger.entries.values()].flat()) if (verdict?.ok) add(type);
    for (const id of [...seen.values()].flat()) if (id.startsWith("b.")) add("bot's answer");
  }
  return Object.fromEntries(kinds);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
