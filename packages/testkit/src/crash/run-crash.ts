// Kills a real relay with SIGKILL at random moments under load, starts it again, and judges what lies on its disk each time.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationId, ConversationSecret, EventsResponse } from "@handrail/protocol";
import { startMoodyBot } from "../faults/moody-bot.ts";
import { freePort } from "../processes/free-port.ts";
import { spawnRelayProcess, type RelayProcessOptions } from "../processes/relay-process.ts";
import { chanceOf, type Chance } from "../world/chance.ts";
import type { RelayFault } from "./broken-relays.ts";
import { makeDataFolder } from "./data-folder.ts";
import { workAtDesk } from "./desk-worker.ts";
import { judge, unanswered, type Finding, type Seen, type Wrong } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import { startProxy, type NastyProxy } from "./proxy.ts";
import { readStored } from "./stored.ts";
import { DEADLINE_MS, pause, until } from "./until.ts";
import { postTo, SITE, visit } from "./visitor.ts";

/** What to run. */
export interface CrashOptions {
  /** Kills under load. */
  readonly rounds: number;
  readonly seed: number;
  readonly visitors?: number;
  /** Another relay than the real one: to see that the judge can find something. */
  readonly relay?: RelayFault;
  /** Changes the store before the first start, for the same reason. */
  readonly spoil?: (folder: string) => void;
  /** How long the quiet end waits for the last verdict, in ms; a broken relay may never give it. */
  readonly patienceMs?: number;
  readonly onRound?: (line: string) => void;
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
  const findings = new Map<string, Finding>();
  const network: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  let [acknowledged, kills, done] = [0, 0, 0];
  while (done < options.rounds) {
    const rounds = Math.min(ROUNDS_IN_FOLDER_MAX, options.rounds - done);
    const era = await runEra(options, { first: done + 1, rounds });
    for (const finding of era.findings) findings.set(finding.what, finding);
    addUp(network, era.network);
    addUp(kinds, era.kinds);
    acknowledged += era.acknowledged;
    kills += era.kills;
    done += rounds;
  }
  const all = [...findings.values()];
  const count = (wrong: Wrong): number => all.filter((one) => one.wrong === wrong).length;
  const { pass = 0, cut = 0, halve = 0, blackhole = 0 } = network;
  return {
    rounds: done,
    kills,
    acknowledged,
    kinds,
    counts: {
      lost: count("lost"),
      duplicated: count("duplicated"),
      reordered: count("reordered"),
      broken: count("broken"),
    },
    findings: all,
    network: { pass, cut, halve, blackhole },
  };
}

interface Era {
  readonly findings: readonly Finding[];
  readonly acknowledged: number;
  readonly kills: number;
  readonly kinds: CrashResult["kinds"];
  readonly network: NastyProxy["done"];
}

/** Rounds on one data folder. */
async function runEra(options: CrashOptions, span: { first: number; rounds: number }): Promise<Era> {
  const { seed, visitors = 20, relay: fault } = options;
  const dice = chanceOf(seed, `era ${span.first}`);
  const folder = await mkdtemp(join(tmpdir(), "handrail-crash-"));
  const port = await freePort();
  const start = { data: folder, port, ...fault };
  const bot = await startMoodyBot();
  const proxy = await startProxy({ port, chance: chanceOf(seed, `proxy ${span.first}`) });
  const ledger = new Ledger();
  const [stopping, givingUp] = [new AbortController(), new AbortController()];
  const secrets = new Map<ConversationId, ConversationSecret>();
  const findings: Finding[] = [];
  const seen: Seen = new Map();
  let relay: ReturnType<typeof spawnRelayProcess> | null = null;
  let kills = 0;
  const kill = async (): Promise<void> => {
    await relay?.kill();
    kills += 1;
    findings.push(...judge(ledger, readStored(folder), seen));
  };
  try {
    const origin = `http://127.0.0.1:${port}`;
    const seats = await makeDataFolder({ folder, relayUrl: origin, botUrl: bot.url, agents: ["Ada", "Ben"] });
    options.spoil?.(folder);
    relay = spawnRelayProcess(start);
    await relay.ready;
    const signals = { stopping: stopping.signal, givenUp: givingUp.signal };
    const people = Promise.all([
      ...Array.from({ length: visitors }, (_, index) => {
        const name = `visitor ${span.first}-${index}`;
        return visit({ name, chance: chanceOf(seed, name), ledger, post: postTo(proxy.url), secrets, ...signals });
      }),
      ...seats.map((seat) => {
        const chance = chanceOf(seed, `agent ${span.first}-${seat.name}`);
        return workAtDesk({ seat, chance, ledger, url: proxy.url, origin, ...signals });
      }),
    ]);
    for (let round = span.first; round < span.first + span.rounds; round += 1) {
      const before = ledger.acknowledged;
      // In acknowledgements and not in time alone: a slow machine must not make it easy.
      const goal = before + dice.between(1, 120);
      await until(() => ledger.acknowledged >= goal, `acknowledgements enough in round ${round}`);
      await pause(dice.between(0, 100));
      await kill();
      const atStart = await killAtStart(start, dice);
      kills += atStart;
      if (atStart > 0) findings.push(...judge(ledger, readStored(folder), seen));
      options.onRound?.(
        `round ${round}: ${ledger.acknowledged - before} acknowledged${atStart > 0 ? ", killed again at its start" : ""}`,
      );
      relay = spawnRelayProcess(start);
      await relay.ready;
    }
    proxy.calm();
    stopping.abort();
    const late = setTimeout(() => givingUp.abort(), options.patienceMs ?? DEADLINE_MS);
    await people;
    clearTimeout(late);
    findings.push(...unanswered(ledger), ...(await readAsVisitors(origin, { secrets, ledger, seen })));
    await kill();
    kills -= 1; // the quiet end is no round
  } finally {
    stopping.abort();
    givingUp.abort();
    await relay?.kill();
    await Promise.all([proxy.close(), bot.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  const kinds = kindsOf(ledger, seen);
  return { findings, acknowledged: ledger.acknowledged, kills, kinds, network: proxy.done };
}

function kindsOf(ledger: Ledger, seen: Seen): CrashResult["kinds"] {
  const kinds: Record<string, number> = {};
  for (const { type, verdict } of [...ledger.entries.values()].flat()) {
    if (verdict?.ok) addUp(kinds, { [type]: 1 });
  }
  const answers = [...seen.values()].flat().filter((id) => id.startsWith("b."));
  return { ...kinds, "bot's answer": answers.length };
}

function addUp(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

// A relay that is killed while it mends its store must leave it mendable.
async function killAtStart(start: RelayProcessOptions, dice: Chance): Promise<number> {
  if (!dice.happens(0.25)) return 0;
  const relay = spawnRelayProcess(start);
  await pause(dice.between(0, 900));
  await relay.kill();
  return 1;
}

/** What the relay tells its visitors, against what was seen on its disk. */
async function readAsVisitors(
  url: string,
  known: { secrets: ReadonlyMap<ConversationId, ConversationSecret>; ledger: Ledger; seen: Seen },
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const conversation of known.ledger.entries.keys()) {
    const secret = known.secrets.get(conversation);
    if (secret === undefined) continue;
    const told: string[] = [];
    for (;;) {
      const response = await postTo(url)("/v1/events", { site: SITE, secret, after: told.length, wait: "none" });
      if (!response.ok) break;
      const { events, head }: EventsResponse = await response.json();
      told.push(...events.map(({ id }) => id));
      if (events.length === 0 || told.length >= head) break;
    }
    const onDisk = known.seen.get(conversation) ?? [];
    const at = onDisk.findIndex((id, index) => told[index] !== id);
    if (at >= 0) found.push({ wrong: "lost", what: `${conversation}: the visitor is not told event ${at + 1}` });
  }
  return found;
}
