// The benchmark of the dispatcher: what is run, at which size, and how it is told. The figures are seeded: they are the same
// on every machine.
import { DISPATCH_RULES } from "@handrail/relay/dispatch";
import { EXPONENTIAL, LOGNORMAL } from "./draws.ts";
import { compareOutage, type Pair } from "./outage.ts";
import { keptOf, MINUTE_MS, playDays, type Kept } from "./promises.ts";
import { compareRanks } from "./ranks.ts";
import { minutes, percent, table } from "./table.ts";
import { compareWaits, type WaitRow } from "./waits.ts";

const SEED = 20261122;
const AGENTS = [1, 2, 5, 10, 30] as const;
const LOADS = [0.5, 0.7, 0.85, 0.95] as const;
/** Through the dispatcher, in each cell. */
const VISITORS = 20_000;
/** Mean waits under this are not held against the aim: too few wait at all for a share of it to settle. In ms. */
const TELLING_MS = 1_000;
const DAYS = 20;
const PROMISE_LOADS = [0.85, 1, 1.1] as const;
const OUTAGE_DAYS = 12;

/** Runs it all, printing as it goes; gives the figures. */
export function benchDispatch(print: (line: string) => void): unknown {
  const waits = benchWaits(print);
  const promises = benchPromises(print);
  const outage = benchOutage(print);
  const ranks = benchRanks(print);
  return { seed: SEED, waits, promises, outage, ranks };
}

function benchWaits(print: (line: string) => void): unknown {
  print("Mean wait, against Erlang's C formula (exponential) and Allen and Cunneen's approximation (lognormal)");
  print(`${VISITORS} visitors in each cell through the dispatcher, millions through the recursion of the same queue;`);
  print("conversations of 6 minutes on average. Deviations in % of the formula, with their 95 % confidence.\n");
  const row = table(print, ["handling", "agents", "load", "formula", "deviation", "these visitors", "most apart"]);
  const rows: WaitRow[] = [];
  const cells = AGENTS.flatMap((agents) => LOADS.map((load) => ({ agents, load, handling: EXPONENTIAL })));
  const others = AGENTS.map((agents) => ({ agents, load: 0.85, handling: LOGNORMAL }) as const);
  for (const { agents, load, handling } of [...cells, ...others]) {
    const found = compareWaits({ agents, load, handling, visitors: VISITORS, many: manyFor(agents, load), seed: SEED });
    rows.push(found);
    const off = ({ share, uncertainty }: WaitRow["direct"]): string => `${percent(share)} ± ${percent(uncertainty)}`;
    const { settled, direct, differenceMs } = found;
    const known = [handling.name, String(agents), String(load), minutes(found.theoryMs)];
    row([...known, off(settled), off(direct), `${differenceMs} ms`]);
  }
  const most = (some: readonly WaitRow[]): number => Math.max(...some.map(({ settled }) => Math.abs(settled.share)));
  const erlang = rows.filter(({ handling, theoryMs }) => handling === "exponential" && theoryMs >= TELLING_MS);
  const furthest = {
    fromErlang: round(most(erlang)),
    fromApproximation: round(most(rows.filter(({ handling }) => handling === "lognormal"))),
    fromRecursionMs: Math.max(...rows.map(({ differenceMs }) => differenceMs)),
  };
  print(
    `\nFurthest from Erlang: ${percent(furthest.fromErlang)} %, where the mean wait is a second or more (aim: within 5 %).\n`,
  );
  return furthest;
}

// A mean settles slowly near full load, where waits hang together, and where hardly anybody waits.
function manyFor(agents: number, load: number): number {
  if (load >= 0.95 || (load <= 0.5 && agents >= 10)) return 8_000_000;
  return load >= 0.85 ? 3_000_000 : 1_000_000;
}

function benchPromises(print: (line: string) => void): unknown {
  print(
    "Promises from the dispatcher's own 90th percentile (in the chat within 1 to 15 min, else in writing within a day),",
  );
  print(`against a fixed promise of 2 min. ${DAYS} days of 10 h, each from an empty queue.\n`);
  const row = table(print, ["handling", "agents", "load", ...KEPT_COLUMNS]);
  const figures: Record<string, unknown> = {};
  for (const handling of [EXPONENTIAL, LOGNORMAL]) {
    for (const agents of [3, 10]) {
      for (const load of PROMISE_LOADS) {
        const kept = keptOf(playDays({ agents, load, handling, seed: SEED, days: DAYS }));
        row([handling.name, String(agents), String(load), ...keptCells(kept)]);
        figures[`${handling.name}, ${agents} agents, load ${load}`] = figuresOf(kept);
      }
    }
  }
  print("");
  return figures;
}

function benchOutage(print: (line: string) => void): unknown {
  print(
    "A bot outage of 30 min that asks a human for everybody, ten automatic requests for each click: 10 agents, load 0.85,",
  );
  print(`${OUTAGE_DAYS} days, each played without and with it.\n`);
  const row = table(print, ["handling", "who clicked         ", "outage", ...KEPT_COLUMNS]);
  const figures: Record<string, unknown> = {};
  for (const handling of [EXPONENTIAL, LOGNORMAL]) {
    const found = compareOutage({ agents: 10, load: 0.85, handling, seed: SEED, days: OUTAGE_DAYS });
    const pairs: readonly (readonly [string, Pair])[] = [
      ["in the hour before", found.before],
      ["during it", found.during],
      ["until the day's end", found.after],
    ];
    for (const [when, pair] of pairs) {
      row([handling.name, when, "no", ...keptCells(pair.without)]);
      row([handling.name, when, "yes", ...keptCells(pair.with)]);
      figures[`${handling.name}, ${when}`] = { without: figuresOf(pair.without), with: figuresOf(pair.with) };
    }
    row([handling.name, "(automatic)", "yes", ...keptCells(found.automatic)]);
    figures[`${handling.name}, automatic`] = figuresOf(found.automatic);
  }
  print("");
  return figures;
}

function benchRanks(print: (line: string) => void): unknown {
  print(
    "What a rank is worth: one visitor in ten is ranked; 10 agents, load 0.95, 50000 visitors, the same in each row\n",
  );
  const row = table(print, ["overtaking bound", "ranked wait", "others wait", "most overtaken"]);
  const options = { agents: 10, load: 0.95, handling: EXPONENTIAL, seed: SEED, visitors: 50_000, ranked: 0.1 };
  const figures = [0, 1, DISPATCH_RULES.overtakingMax, 10, Infinity].map((bound) => {
    const found = compareRanks(options, bound);
    row([String(bound), minutes(found.rankedWaitMs), minutes(found.otherWaitMs), String(found.mostOvertaken)]);
    return {
      bound: String(bound),
      rankedWaitMin: round(found.rankedWaitMs / MINUTE_MS),
      otherWaitMin: round(found.otherWaitMs / MINUTE_MS),
      mostOvertaken: found.mostOvertaken,
    };
  });
  print("");
  return figures;
}

const KEPT_COLUMNS = ["visitors", "promised chat", "chat kept", "all kept", "chat promise", "mean wait", "2 min kept"];

function keptCells(kept: Kept): readonly string[] {
  const shares = [kept.live, kept.liveKept, kept.kept].map((share) => `${percent(share)} %`);
  const times = [minutes(kept.promisedMs), minutes(kept.meanWaitMs)];
  return [String(kept.visitors), ...shares, ...times, `${percent(kept.fixedKept)} %`];
}

function figuresOf(kept: Kept): Readonly<Record<string, number>> {
  const { visitors, live, liveKept, kept: all, fixedKept } = kept;
  return { visitors, live: round(live), liveKept: round(liveKept), kept: round(all), fixedKept: round(fixedKept) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
