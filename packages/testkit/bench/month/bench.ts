// The benchmark of a month like Klarna's first with an assistant: a share of its customers over HTTP against a real relay process with
// a bot and agents, first as fast as it goes, then at ten times the month's mean rate with its peaks. Nothing acknowledged may be lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDataFolder } from "../../src/crash/data-folder.ts";
import { judge } from "../../src/crash/judge.ts";
import { Ledger } from "../../src/crash/ledger.ts";
import { readStored } from "../../src/crash/stored.ts";
import { freePort } from "../../src/processes/free-port.ts";
import { startRelayProcess } from "../../src/processes/relay-process.ts";
import { chanceOf } from "../../src/world/chance.ts";
import { table } from "../dispatch/table.ts";
import { openHttpLine } from "../relay/http-line.ts";
import { hundredths, latencyOf, type Latency } from "../relay/percentiles.ts";
import { processorMs } from "../relay/process-facts.ts";
import { arrivals, KLARNA, MONTH_SECONDS, peakOfMonth } from "./calendar.ts";
import { goOnDuty } from "./crew.ts";
import { beServed, type Errand } from "./customer.ts";
import { startShopBot } from "./shop-bot.ts";

/** How much is run. */
export interface MonthSize {
  /** Customers of the run without a pause, and how many of them are there at a time. */
  readonly customers: number;
  readonly atATime: number;
  /** Customers of the run at ten times the mean rate. */
  readonly steadyCustomers: number;
  readonly agents: number;
}

/** How many times the month's mean rate the second run goes at. */
const TIMES_MEAN = 10;

const NAMES = ["Ada", "Bo", "Cai", "Dag", "Eli", "Fay", "Gro", "Hal", "Ida", "Jon", "Kit", "Liv"];

/** What one run found. */
export interface MonthFigures {
  readonly customers: number;
  readonly seconds: number;
  /** From sending a command to its acknowledgement, in ms. */
  readonly append: Latency;
  /** The relay's processor time for one conversation, in ms; `null` where the system does not tell. */
  readonly processorMs: number | null;
  /** The same of the last tenth, as a multiple of the first tenth's. */
  readonly lateToEarly: number | null;
  readonly acknowledged: number;
  /** Of what was acknowledged: lost, doubled, out of order, or in any way not as it was told. */
  readonly findings: readonly string[];
}

/** What both runs found. */
export interface MonthResult {
  /** For all customers, at the pace of the run without a pause. */
  readonly hoursForTheMonth: number;
  /** Findings in all. */
  readonly wrong: number;
  readonly fast: MonthFigures;
  readonly steady: MonthFigures;
}

/** `--share S`: this part of the month's 2.3 million customers (default 0.001). Prints as it goes; gives the figures. */
export async function benchMonth(print: (line: string) => void, words: readonly string[]): Promise<unknown> {
  const share = shareIn(words);
  const customers = Math.ceil(KLARNA.conversations * share);
  return runMonth(print, { customers, atATime: 50, steadyCustomers: Math.min(600, customers), agents: NAMES.length });
}

/** Both runs, each on a fresh relay. */
export async function runMonth(print: (line: string) => void, size: MonthSize): Promise<MonthResult> {
  const { customers, atATime, steadyCustomers, agents } = size;
  const meanRate = KLARNA.conversations / MONTH_SECONDS;
  print(
    `A month of ${KLARNA.conversations} conversations, ${KLARNA.endedByBot * 100} % ended by the bot: ${customers} of them without a`,
  );
  print(
    `pause, ${atATime} at a time; then ${steadyCustomers} at ${TIMES_MEAN} times the mean rate of ${hundredths(meanRate)} a second, peaks`,
  );
  print(
    `of ${hundredths(peakOfMonth())} times that. ${agents} agents; every command on the disk before it is acknowledged.\n`,
  );
  const row = table(print, [
    "           ",
    "customers",
    "a second",
    "append p50",
    "p99, ms",
    "processor ms",
    "late/early",
    "wrong",
  ]);
  const tell = (name: string, found: MonthFigures): void =>
    row([
      name,
      String(found.customers),
      String(hundredths(found.customers / found.seconds)),
      String(found.append.p50),
      String(found.append.p99),
      String(found.processorMs ?? "?"),
      String(found.lateToEarly ?? "?"),
      String(found.findings.length),
    ]);
  const fast = await runCustomers({ customers, agents, pace: { type: "closed", atATime } });
  tell("no pause", fast);
  const steady = await runCustomers({
    customers: steadyCustomers,
    agents,
    pace: { type: "open", seconds: steadyCustomers / (meanRate * TIMES_MEAN) },
  });
  tell(`${TIMES_MEAN} x mean`, steady);
  for (const finding of [...fast.findings, ...steady.findings].slice(0, 20)) print(`✗ ${finding}`);
  const hours = hundredths(KLARNA.conversations / (fast.customers / fast.seconds) / 3_600);
  print(`\nThe whole month takes ${hours} hours at this pace.`);
  return { hoursForTheMonth: hours, wrong: fast.findings.length + steady.findings.length, fast, steady };
}

type Pace =
  /** The next one comes when one goes. */
  | { readonly type: "closed"; readonly atATime: number }
  /** They come when they come, the month in so many seconds. */
  | { readonly type: "open"; readonly seconds: number };

async function runCustomers(run: {
  readonly customers: number;
  readonly agents: number;
  readonly pace: Pace;
}): Promise<MonthFigures> {
  const chance = chanceOf(1, "month");
  const folder = mkdtempSync(join(tmpdir(), "handrail-month-"));
  const bot = await startShopBot();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const seats = await makeDataFolder({ folder, relayUrl: url, botUrl: bot.url, agents: NAMES.slice(0, run.agents) });
  const relay = await startRelayProcess({ data: folder, port, isApiOnly: true });
  const line = openHttpLine(url, 100);
  const ledger = new Ledger();
  const appendMs: number[] = [];
  // After so many customers, the relay had used so much of the processor.
  const marks: { readonly served: number; readonly busyMs: number }[] = [];
  try {
    const home = await Promise.all(seats.map((seat) => goOnDuty({ seat, url, ledger })));
    const errands: readonly Errand[] = Array.from({ length: run.customers }, () => ({
      questions: chance.between(1, 3),
      wantsHuman: !chance.happens(KLARNA.endedByBot),
    }));
    let served = 0;
    const mark = (): void => {
      const busyMs = processorMs(relay.pid);
      if (busyMs !== null) marks.push({ served, busyMs });
    };
    const serve = async (errand: Errand): Promise<void> => {
      await beServed({ line, ledger, acknowledged: (ms) => appendMs.push(ms) }, errand);
      served += 1;
      if (served % Math.ceil(run.customers / 10) === 0) mark();
    };
    mark();
    const startedAtMs = performance.now();
    if (run.pace.type === "closed") await inTurn(errands, run.pace.atATime, serve);
    else {
      const wholeMs = run.pace.seconds * 1_000;
      const comesAtMs = arrivals(errands.length, chance).map((share) => share * wholeMs);
      await asTheyCome(errands, comesAtMs, serve);
    }
    const seconds = (performance.now() - startedAtMs) / 1_000;
    mark();
    await Promise.all(home.map((goHome) => goHome()));
    await line.close();
    await relay.stop();
    return {
      customers: run.customers,
      seconds: hundredths(seconds),
      append: latencyOf(appendMs),
      ...processorOf(marks),
      acknowledged: ledger.acknowledged,
      findings: judge(ledger, readStored(folder)).map((finding) => JSON.stringify(finding)),
    };
  } finally {
    await line.close();
    await relay.kill();
    await bot.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(
  errands: readonly Errand[],
  atATime: number,
  serve: (errand: Errand) => Promise<void>,
): Promise<void> {
  const queue = errands.values();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const errand of queue) await serve(errand);
    }),
  );
}

// `comesAtMs`: when each comes, from now on.
async function asTheyCome(
  errands: readonly Errand[],
  comesAtMs: readonly number[],
  serve: (errand: Errand) => Promise<void>,
): Promise<void> {
  const startedAtMs = performance.now();
  await Promise.all(
    errands.map(async (errand, index) => {
      const inMs = (comesAtMs[index] ?? 0) - (performance.now() - startedAtMs);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, inMs)));
      await serve(errand);
    }),
  );
}

function processorOf(
  marks: readonly { readonly served: number; readonly busyMs: number }[],
): Pick<MonthFigures, "processorMs" | "lateToEarly"> {
  const perCustomer = marks.slice(1).map((mark, index) => {
    const before = marks[index] ?? mark;
    return mark.served === before.served ? null : (mark.busyMs - before.busyMs) / (mark.served - before.served);
  });
  const parts = perCustomer.filter((one) => one !== null);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || last.served === 0) return { processorMs: null, lateToEarly: null };
  // The first part warms the compiler up: the second one is the early one.
  const [early, late] = [parts[1], parts.at(-1)];
  return {
    processorMs: hundredths((last.busyMs - first.busyMs) / last.served),
    lateToEarly: early && late ? hundredths(late / early) : null,
  };
}

function shareIn(words: readonly string[]): number {
  const at = words.indexOf("--share");
  const share = at < 0 ? 0.001 : Number(words[at + 1]);
  if (share > 0 && share <= 1) return share;
  throw new Error(`--share takes a number above 0 and up to 1, not "${words[at + 1] ?? ""}".`);
}
