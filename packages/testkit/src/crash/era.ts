// Some rounds on one data folder: people who write and answer without rest, a relay that is killed under them, and a judge.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationId, ConversationSecret } from "@handrail/protocol";
import { startMoodyBot } from "../faults/moody-bot.ts";
import { freePort } from "../processes/free-port.ts";
import {
  spawnRelayProcess,
  startRelayProcess,
  type RelayProcess,
  type RelayProcessOptions,
} from "../processes/relay-process.ts";
import { chanceOf, type Chance } from "../world/chance.ts";
import type { RelayFault } from "./broken-relays.ts";
import { makeDataFolder, type DeskSeat } from "./data-folder.ts";
import { workAtDesk } from "./desk-worker.ts";
import { judge, unanswered, type Finding, type Seen } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import { startProxy, type NastyProxy } from "./proxy.ts";
import { readBack } from "./read-back.ts";
import { readStored } from "./stored.ts";
import { DEADLINE_MS, pause, until } from "./until.ts";
import { postTo, visit } from "./visitor.ts";

/** What to run. */
export interface EraOptions {
  /** The first round's number, and how many there are. */
  readonly first: number;
  readonly rounds: number;
  readonly seed: number;
  readonly visitors: number;
  /** Another relay than the real one: to see that the judge can find something. */
  readonly relay?: RelayFault | undefined;
  /** Changes the store before the first start, for the same reason. */
  readonly spoil?: ((folder: string) => void) | undefined;
  /** How long the quiet end waits for the last verdict, in ms; a broken relay may never give it. */
  readonly patienceMs?: number | undefined;
  /** Asked before each round; when it is, the rest is left out. */
  readonly isTimeUp?: (() => boolean) | undefined;
  readonly onRound?: ((line: string) => void) | undefined;
}

/** What came of it. */
export interface Era {
  /** Rounds that there were. */
  readonly rounds: number;
  readonly ledger: Ledger;
  readonly seen: Seen;
  readonly findings: readonly Finding[];
  readonly kills: number;
  readonly network: NastyProxy["done"];
}

/** Runs the rounds, and lets everybody finish. @throws when the relay does not start, or acknowledges nothing any more */
export async function runEra(options: EraOptions): Promise<Era> {
  const { first, rounds, seed } = options;
  const dice = chanceOf(seed, `era ${first}`);
  const folder = await mkdtemp(join(tmpdir(), "handrail-crash-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start: RelayProcessOptions = { data: folder, port, isApiOnly: true, ...options.relay };
  // Quick enough to have answered before the visitor writes again, or before the next kill.
  const bot = await startMoodyBot({ wordMs: 3 });
  const proxy = await startProxy({ port, chance: chanceOf(seed, `proxy ${first}`) });
  const crew: Crew = {
    ledger: new Ledger(),
    secrets: new Map(),
    stopping: new AbortController(),
    givingUp: new AbortController(),
  };
  const { ledger, secrets, stopping, givingUp } = crew;
  const findings: Finding[] = [];
  const seen: Seen = new Map();
  const look = (): void => void findings.push(...judge(ledger, readStored(folder), seen));
  let relay: RelayProcess | null = null;
  let [kills, done] = [0, 0];
  try {
    const seats = await makeDataFolder({ folder, relayUrl: url, botUrl: bot.url, agents: ["Ada", "Ben"] });
    options.spoil?.(folder);
    relay = await startRelayProcess(start);
    const people = startPeople(crew, { options, seats, url, proxyUrl: proxy.url });
    for (let round = first; round < first + rounds && !options.isTimeUp?.(); round += 1) {
      const before = ledger.acknowledged;
      // In acknowledgements and not in time alone: a slow machine must not make it easy.
      const goal = before + dice.between(1, 120);
      await until(() => ledger.acknowledged >= goal, `acknowledgements enough in round ${round}`);
      await pause(dice.between(0, 100));
      await relay.kill();
      look();
      const isKilledAgain = dice.happens(0.25);
      if (isKilledAgain) {
        await killAtStart(start, dice);
        look();
      }
      kills += isKilledAgain ? 2 : 1;
      done += 1;
      const again = isKilledAgain ? ", killed again at its start" : "";
      options.onRound?.(
        `round ${round}: ${ledger.acknowledged - before} acknowledged${again}; ${findings.length} findings so far`,
      );
      relay = await startRelayProcess(start);
    }
    proxy.calm();
    stopping.abort();
    const late = setTimeout(() => givingUp.abort(), options.patienceMs ?? DEADLINE_MS);
    await people;
    clearTimeout(late);
    findings.push(...unanswered(ledger), ...(await readBack(url, { secrets, seen })));
    await relay.kill();
    look();
  } finally {
    stopping.abort();
    givingUp.abort();
    await relay?.kill();
    await Promise.all([proxy.close(), bot.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  return { rounds: done, ledger, seen, findings, kills, network: proxy.done };
}

/** What everybody shares. */
interface Crew {
  readonly ledger: Ledger;
  readonly secrets: Map<ConversationId, ConversationSecret>;
  readonly stopping: AbortController;
  readonly givingUp: AbortController;
}

function startPeople(
  { ledger, secrets, stopping, givingUp }: Crew,
  place: { options: EraOptions; seats: readonly DeskSeat[]; url: string; proxyUrl: string },
): Promise<unknown> {
  const { seed, first, visitors } = place.options;
  const signals = { stopping: stopping.signal, givenUp: givingUp.signal };
  const writing = Array.from({ length: visitors }, (_, index) => {
    const name = `visitor ${first}-${index}`;
    return visit({ name, chance: chanceOf(seed, name), ledger, post: postTo(place.proxyUrl), secrets, ...signals });
  });
  const answering = place.seats.map((seat) => {
    const chance = chanceOf(seed, `agent ${first}-${seat.name}`);
    return workAtDesk({ seat, chance, ledger, url: place.proxyUrl, origin: place.url, ...signals });
  });
  return Promise.all([...writing, ...answering]);
}

// A relay that is killed while it mends its store must leave it mendable.
async function killAtStart(start: RelayProcessOptions, dice: Chance): Promise<void> {
  const relay = spawnRelayProcess(start);
  await pause(dice.between(0, 900));
  await relay.kill();
}
