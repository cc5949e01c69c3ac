// Three nodes on one Postgres behind a round-robin proxy, people who write, read and answer without rest, and a hand that kills: a node, two of
// them, the database. What lies in the database is judged after each, while the others go on.
import type { ConversationId, ConversationSecret } from "@handrail/protocol";
import { startMoodyBot } from "../../faults/moody-bot.ts";
import { freePort } from "../../processes/free-port.ts";
import { handrail } from "../../processes/handrail.ts";
import { startRelayProcess, type RelayProcess } from "../../processes/relay-process.ts";
import { chanceOf, type Chance } from "../../world/chance.ts";
import { makeDataFolder } from "../data-folder.ts";
import { workAtDesk } from "../desk-worker.ts";
import { judge, unanswered, type Finding, type Seen } from "../judge.ts";
import { Ledger } from "../ledger.ts";
import { readBack } from "../read-back.ts";
import { DEADLINE_MS, pause, until } from "../until.ts";
import { postTo, visit } from "../visitor.ts";
import { startPostgres, type Postgres } from "./postgres.ts";
import { readOn } from "./reader.ts";
import { startRoundRobin } from "./round-robin.ts";
import { overdueOffers, readWorld } from "./stored.ts";

/** What is killed. */
export type Blow = "a node" | "two nodes" | "postgres, with a goodbye" | "postgres, as it stands";

export interface NodesOptions {
  readonly rounds: number;
  readonly seed: number;
  /** 9 unless told. */
  readonly visitors?: number;
  readonly isTimeUp?: () => boolean;
  readonly onRound?: (line: string) => void;
}

export interface NodesResult {
  readonly rounds: number;
  readonly blows: Readonly<Partial<Record<Blow, number>>>;
  readonly acknowledged: number;
  /** Acknowledged commands by type, and the bot's answers that were found stored. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Offers that the dispatcher has made, whichever node that was. */
  readonly offers: number;
  readonly findings: readonly Finding[];
  /** Connections that each node has had. */
  readonly given: readonly number[];
}

const NODES = 3;
const AGENTS = ["Ada", "Ben", "Cleo"] as const;
/** An offer's end may wait for a node that had taken it on and died, and for a lease: longer than this it is held by the dead, in ms. */
const OFFER_SLACK_MS = 20_000;

/** @throws when the nodes do not start, or acknowledge nothing any more */
export async function runNodes({ rounds, seed, visitors = 9, isTimeUp, onRound }: NodesOptions): Promise<NodesResult> {
  const dice = chanceOf(seed, "blows");
  const postgres = await startPostgres();
  const ports = await Promise.all(Array.from({ length: NODES }, freePort));
  const proxy = await startRoundRobin(ports);
  const nodes = new Map<number, RelayProcess>();
  const ledger = new Ledger();
  const secrets = new Map<ConversationId, ConversationSecret>();
  const seen: Seen = new Map();
  const findings: Finding[] = [];
  const blows = new Map<Blow, number>();
  const [stopping, givingUp, leaving] = [new AbortController(), new AbortController(), new AbortController()];
  const bot = await startMoodyBot();
  const shared = { databaseUrl: postgres.url, secret: "s".repeat(40), receiptKey: await handrail("keys", "new") };
  const env = {
    DATABASE_URL: shared.databaseUrl,
    HANDRAIL_SECRET: shared.secret,
    HANDRAIL_RECEIPT_KEY: shared.receiptKey,
  };
  const start = async (port: number): Promise<void> => {
    const options = { data: "/nowhere", port, publicUrl: proxy.url, isApiOnly: true, env };
    nodes.set(port, await startRelayProcess(options));
  };
  const look = async (): Promise<void> => {
    const told = ledger.now;
    const world = await readWorld(postgres);
    findings.push(...judge(told, world, seen));
    for (const { conversation, sinceMs } of await overdueOffers(postgres))
      if (sinceMs > OFFER_SLACK_MS)
        findings.push({ wrong: "broken", what: `${conversation}: an offer stands ${sinceMs} ms past its time` });
  };
  try {
    const place = { folder: "/nowhere", shared, relayUrl: proxy.url, botUrl: bot.url, agents: AGENTS };
    const seats = await makeDataFolder(place);
    await Promise.all(ports.map(start));
    const signals = { stopping: stopping.signal, givenUp: givingUp.signal };
    const people = Promise.all([
      ...Array.from({ length: visitors }, (_, index) => {
        const name = `visitor ${index}`;
        return visit({
          name,
          chance: chanceOf(seed, name),
          ledger,
          post: postTo(proxy.url, 3_000),
          secrets,
          ...signals,
        });
      }),
      ...seats.map((seat) => {
        const parts = { seat, chance: chanceOf(seed, seat.name), ledger, url: proxy.url, origin: proxy.url };
        return workAtDesk({ ...parts, ...signals });
      }),
    ]);
    const taken = new Set<ConversationId>();
    const pages = Promise.all(
      Array.from({ length: visitors }, () =>
        readOn({ url: proxy.url, secrets, taken, findings, stopping: leaving.signal }),
      ),
    );
    let done = 0;
    for (; done < rounds && !isTimeUp?.(); done += 1) {
      const before = ledger.acknowledged;
      await until(
        () => ledger.acknowledged >= before + dice.between(40, 160),
        `acknowledgements enough in round ${done}`,
      );
      const blow = blowOf(done, dice);
      blows.set(blow, (blows.get(blow) ?? 0) + 1);
      const dead = await strike(blow, { nodes, postgres, dice });
      // Those who are left go on by themselves.
      const since = ledger.acknowledged;
      await until(() => ledger.acknowledged >= since + 20, `acknowledgements after ${blow} in round ${done}`);
      await look();
      onRound?.(
        `round ${done + 1}: ${ledger.acknowledged - before} acknowledged, ${blow}; ${findings.length} findings so far`,
      );
      await Promise.all(dead.map(start));
    }
    stopping.abort();
    const late = setTimeout(() => givingUp.abort(), DEADLINE_MS);
    await people;
    clearTimeout(late);
    await look();
    findings.push(...unanswered(ledger), ...(await readBack(proxy.url, { secrets, seen })));
    findings.push(...(await heldByTheDead(postgres)));
    leaving.abort();
    await pages;
    const [offers = []] = await postgres.read("SELECT count(*) AS made FROM internal_events WHERE type = 'offer.made'");
    return {
      rounds: done,
      blows: Object.fromEntries(blows),
      acknowledged: ledger.acknowledged,
      kinds: kindsOf(ledger, seen),
      offers: Number(offers[0]?.["made"]),
      findings: [...new Map(findings.map((one) => [one.what, one])).values()],
      given: [...proxy.given.values()],
    };
  } catch (error) {
    const trouble = [...nodes.values()].map((node) => `${node.url}: ${node.output().slice(-2_000)}`);
    throw new Error(`The run ended early.\n${trouble.join("\n")}`, { cause: error });
  } finally {
    for (const abort of [stopping, givingUp, leaving]) abort.abort();
    await Promise.all([...nodes.values()].map((node) => node.kill()));
    await Promise.all([proxy.close(), bot.close()]);
    await postgres.stop();
  }
}

// Each kind comes early, then as it falls.
function blowOf(round: number, dice: Chance): Blow {
  const order: readonly Blow[] = ["a node", "postgres, as it stands", "two nodes", "postgres, with a goodbye"];
  const first = order[round];
  if (first) return first;
  return dice.happens(0.6) ? "a node" : (order[dice.between(0, order.length - 1)] ?? "a node");
}

async function strike(
  blow: Blow,
  {
    nodes,
    postgres,
    dice,
  }: { readonly nodes: Map<number, RelayProcess>; readonly postgres: Postgres; readonly dice: Chance },
): Promise<readonly number[]> {
  await pause(dice.between(0, 100));
  switch (blow) {
    case "postgres, as it stands":
      await postgres.restart("crash");
      return [];
    case "postgres, with a goodbye":
      await postgres.restart("fast");
      return [];
    case "a node":
    case "two nodes": {
      const all = [...nodes];
      const from = dice.between(0, all.length - 1);
      const dead = [...all.slice(from), ...all.slice(0, from)].slice(0, blow === "a node" ? 1 : 2);
      await Promise.all(dead.map(([, node]) => node.kill()));
      return dead.map(([port]) => port);
    }
  }
}

// Nobody writes any more; whatever still stands has its end coming.
async function heldByTheDead(postgres: Postgres): Promise<readonly Finding[]> {
  const deadline = performance.now() + OFFER_SLACK_MS;
  for (;;) {
    const overdue = await overdueOffers(postgres);
    if (overdue.length === 0) return [];
    if (performance.now() > deadline)
      return overdue.map(({ conversation }) => ({
        wrong: "broken",
        what: `${conversation}: an offer is held by the dead`,
      }));
    await pause(250);
  }
}

function kindsOf(ledger: Ledger, seen: Seen): NodesResult["kinds"] {
  const kinds = new Map<string, number>();
  for (const { type, verdict } of [...ledger.entries.values()].flat())
    if (verdict?.ok) kinds.set(type, (kinds.get(type) ?? 0) + 1);
  const answers = [...seen.values()].flat().filter((id) => id.startsWith("b."));
  return { ...Object.fromEntries(kinds), "bot's answer": answers.length };
}
