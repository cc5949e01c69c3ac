// The benchmark of growth: what one message costs a relay whose database holds a thousand conversations, and one that holds a million. Both
// run at the same time and are asked in turn, so that what else the machine does meets both.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandId, type CommandsResponse, type EventsResponse, type VisitorCommand } from "@handrail/protocol";
import { makeDataFolder } from "../../src/crash/data-folder.ts";
import { SITE } from "../../src/crash/visitor.ts";
import { freePort } from "../../src/processes/free-port.ts";
import { startRelayProcess } from "../../src/processes/relay-process.ts";
import { table } from "../dispatch/table.ts";
import { openHttpLine, type HttpLine } from "../relay/http-line.ts";
import { hundredths, latencyOf, percentile, type Latency } from "../relay/percentiles.ts";
import { processorMs } from "../relay/process-facts.ts";
import { fill, filledSecret } from "./fill.ts";

/** How much is run. */
export interface GrowthSize {
  /** Conversations in either database. */
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  /** Conversations in one round, {@link MESSAGES} messages each, and how many are held at a time. */
  readonly conversations: number;
  readonly atATime: number;
}

/** Messages of one conversation. */
const MESSAGES = 10;
/** Conversations that the relay writes itself, to be written over again. */
const MODELS = 12;

const FULL: GrowthSize = { few: 1_000, many: 1_000_000, rounds: 8, conversations: 200, atATime: 20 };

/** What was found of one database. */
export interface GrowthFigures {
  readonly conversations: number;
  readonly megabytes: number;
  /** The relay's processor time for one message, its share of opening, reading and closing in it; the median of the rounds. `null`: unknown. */
  readonly processorMicros: number | null;
  readonly messagesPerSecond: number;
  /** From sending a message to its acknowledgement, in ms. */
  readonly append: Latency;
  /** An old conversation, read whole, in ms. */
  readonly read: Latency;
}

/** Both, and the larger one's cost as a multiple of the smaller one's. */
export interface GrowthResult {
  readonly ratio: number | null;
  readonly few: GrowthFigures;
  readonly many: GrowthFigures;
}

/** `npm run bench -- growth [--conversations N]`. */
export function benchGrowth(print: (line: string) => void, words: readonly string[]): Promise<GrowthResult> {
  const { values } = parseArgs({ args: [...words], options: { conversations: { type: "string" } } });
  return runGrowth(print, { ...FULL, many: Number(values.conversations ?? FULL.many) });
}

/** Runs it. */
export async function runGrowth(print: (line: string) => void, size: GrowthSize): Promise<GrowthResult> {
  const { few, many, rounds, conversations } = size;
  print(
    `In turn, ${rounds} rounds each: ${conversations} new conversations with ${MESSAGES} messages, an old one read with each.`,
  );
  print(`Filling two databases, with ${few} and ${many} conversations …\n`);
  const houses = [await openHouse(few), await openHouse(many)] as const;
  try {
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const house of houses) await house.play(size, round > 0);
    }
    const row = table(print, [
      "conversations",
      "MB",
      "processor µs",
      "messages/s",
      "append p50 / p99",
      "read p50 / p99",
    ]);
    const [small, large] = [houses[0].figures(), houses[1].figures()];
    for (const { conversations: count, megabytes, processorMicros, messagesPerSecond, append, read } of [
      small,
      large,
    ]) {
      const times = [append, read].map(({ p50, p99 }) => `${p50} / ${p99}`);
      row([String(count), String(megabytes), String(processorMicros ?? "?"), String(messagesPerSecond), ...times]);
    }
    print("");
    const [before, after] = [small.processorMicros, large.processorMicros];
    return { ratio: before && after ? hundredths(after / before) : null, few: small, many: large };
  } finally {
    for (const house of houses) await house.close();
  }
}

async function openHouse(count: number) {
  const folder = mkdtempSync(join(tmpdir(), "handrail-growth-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // No bot: its answers would be measured, too. An agent, so that every visitor awaits a human.
  await makeDataFolder({ folder, relayUrl: url, botUrl: null, agents: ["Ada"] });
  const start = () => startRelayProcess({ data: folder, port, isApiOnly: true });
  const before = await start();
  const first = openHttpLine(url, 1);
  for (let model = 0; model < MODELS; model += 1) await hold(first, randomSecret(), 1 + (model % 4));
  await first.close();
  await before.stop();
  fill(folder, count - MODELS);
  const { size } = statSync(join(folder, "handrail.db"));
  const relay = await start();
  const line = openHttpLine(url, 20);
  const micros: number[] = [];
  const append: number[] = [];
  const read: number[] = [];
  let seconds = 0;
  return {
    async play({ conversations, atATime }: GrowthSize, isCounted: boolean): Promise<void> {
      let left = conversations;
      const busyMs = processorMs(relay.pid);
      const startedAtMs = performance.now();
      const told = { append: [] as number[], read: [] as number[] };
      const serve = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          told.append.push(...(await hold(line, randomSecret(), MESSAGES)));
          const old = filledSecret(Math.floor(Math.random() * (count - MODELS)));
          told.read.push(await timed(() => readAll(line, old)));
        }
      };
      await Promise.all(Array.from({ length: atATime }, serve));
      const busyToMs = processorMs(relay.pid);
      if (!isCounted) return;
      seconds += (performance.now() - startedAtMs) / 1_000;
      if (busyMs !== null && busyToMs !== null) micros.push(((busyToMs - busyMs) * 1_000) / told.append.length);
      append.push(...told.append);
      read.push(...told.read);
    },
    figures: (): GrowthFigures => ({
      conversations: count,
      megabytes: Math.round(size / 1e6),
      processorMicros: micros.length === 0 ? null : Math.round(percentile(micros, 0.5)),
      messagesPerSecond: Math.round(append.length / seconds),
      append: latencyOf(append),
      read: latencyOf(read),
    }),
    async close(): Promise<void> {
      await line.close();
      await relay.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// One conversation from its first word to its end; answers how long each message took, in ms.
async function hold(line: HttpLine, secret: string, messages: number): Promise<readonly number[]> {
  const conversation = createHash("sha256").update(secret).digest("base64url");
  const submit = async (command: VisitorCommand): Promise<void> => {
    const body = JSON.stringify({ site: SITE, secret, conversation, commands: [command] });
    const { verdicts }: CommandsResponse = JSON.parse(await line.post("/v1/commands", body));
    if (verdicts[0]?.ok !== true) throw new Error(`${command.type} was refused: ${JSON.stringify(verdicts[0])}`);
  };
  const newId = () => commandId(randomBytes(12).toString("base64url"));
  const took: number[] = [];
  for (let place = 0; place < messages; place += 1) {
    took.push(await timed(() => submit({ type: "say", id: newId(), text: `Where is my parcel? (${place})` })));
  }
  await submit({ type: "close", id: newId() });
  return took;
}

async function readAll(line: HttpLine, secret: string): Promise<void> {
  const body = JSON.stringify({ site: SITE, secret, after: 0, wait: "none" });
  const { events }: EventsResponse = JSON.parse(await line.post("/v1/events", body));
  if (events.length === 0) throw new Error("an old conversation is empty");
}

async function timed(work: () => Promise<void>): Promise<number> {
  const sinceMs = performance.now();
  await work();
  return performance.now() - sinceMs;
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
