// The benchmark of the relay: what is run, at which size, and how it is told, next to peers that store nothing, in the same run.
import { table } from "../dispatch/table.ts";
import { bareSse } from "./bare-sse.ts";
import { NO_READERS, type Contender, type Readers, type RunningServer } from "./contender.ts";
import { handrail, handrailUnread } from "./handrail.ts";
import { installPeers } from "../install-peers.ts";
import { mostMessages, steadyLoad, type Most, type Steady } from "./load.ts";
import { memoryOfReaders, readersFor, type Memory } from "./memory.ts";
import { hundredths } from "./percentiles.ts";
import { SOCKET_PEERS, socketPeers } from "./sockets.ts";

/** How much is run. */
export interface Size {
  /** Writers, each with a reader, and connections that they write over. */
  readonly pairs: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** The steady load: pairs, and messages a second in all. */
  readonly steadyPairs: number;
  readonly rate: number;
  /** Readers to whom nothing is sent. */
  readonly readers: number;
  /** How long they rest before memory is looked at, in ms. */
  readonly restMs: number;
}

const FULL: Size = {
  pairs: 100,
  warmUpSeconds: 2,
  seconds: 8,
  steadyPairs: 500,
  rate: 2_000,
  readers: 2_000,
  restMs: 6_000,
};

/** What was found of one contender. */
export interface Found extends Most {
  readonly steady: Steady;
  readonly memory: Memory | null;
  /** The same, of readers who wait for a human; `null` where that is no difference. */
  readonly memoryOfWaiting: Memory | null;
}

/** How many streams one process is to hold. */
const MANY = 10_000;

/**
 * Runs everything, printing as it goes; gives the figures. `only`: `handrail` leaves the peers from npm out, `readers` opens ten thousand
 * streams and does nothing else.
 */
export async function benchRelay(print: (line: string) => void, only?: string): Promise<unknown> {
  if (only === "readers") return manyReaders(print, { readers: MANY, restMs: FULL.restMs });
  const peers = only === "handrail" ? null : await installPeers(...SOCKET_PEERS);
  try {
    const others = peers ? socketPeers(peers.folder) : [];
    return await compare(print, { size: FULL, others });
  } finally {
    peers?.remove();
  }
}

/** Ours and the bare relay, which everything is held against, and `others`. */
export async function compare(
  print: (line: string) => void,
  { size, others }: { readonly size: Size; readonly others: readonly Contender[] },
): Promise<unknown> {
  const { pairs, seconds, steadyPairs, rate, readers } = size;
  print(`Most messages a second: ${pairs} writers, each with a reader and one message under way, for ${seconds} s.`);
  print(`Latency in ms, p50 / p99: ${steadyPairs} pairs, ${rate} messages a second. Memory: ${readers} readers.`);
  print("Handrail's messages are on the disk before they are acknowledged or delivered; the others store nothing.\n");
  const row = table(print, [
    "                     ",
    "messages/s",
    "processor µs",
    "acknowledged ms",
    "delivered ms",
    "kB/reader: idle",
    "waiting",
  ]);
  const figures: Record<string, Found | Most> = {};
  const unread = handrailUnread(pairs);
  const server = await unread.start(NO_READERS);
  try {
    const most = await mostMessages(server, size);
    row([unread.name, ...mostCells(most), "", "", "", ""]);
    figures[unread.name] = most;
  } finally {
    await server.stop();
  }
  const [ours, bare] = [await measure(handrail(pairs), size, row), await measure(bareSse(pairs), size, row)];
  figures[handrail(pairs).name] = ours;
  figures[bareSse(pairs).name] = bare;
  for (const other of others) figures[other.name] = await measure(other, size, row);
  print("");
  const against = (one: Found) => ({
    messages: hundredths(ours.messagesPerSecond / one.messagesPerSecond),
    deliveryP50: hundredths(ours.steady.delivery.p50 / one.steady.delivery.p50),
    deliveryP99: hundredths(ours.steady.delivery.p99 / one.steady.delivery.p99),
  });
  const ratios = Object.fromEntries(
    Object.entries(figures).flatMap(([name, found]) =>
      "steady" in found && found !== ours ? [[`against ${name}`, against(found)]] : [],
    ),
  );
  return { figures, ratios };
}

async function measure(contender: Contender, size: Size, row: (cells: readonly string[]) => void): Promise<Found> {
  const fresh = <Value>(work: (server: RunningServer) => Promise<Value>) => during(contender, NO_READERS, work);
  const most = await fresh((server) => mostMessages(server, size));
  const steady = await fresh((server) =>
    steadyLoad(server, { pairs: size.steadyPairs, rate: size.rate, seconds: size.seconds }),
  );
  const memory = await memoryOf(contender, "idle", size);
  const memoryOfWaiting = await memoryOf(contender, "waiting", size);
  const { append, delivery } = steady;
  row([
    contender.name,
    ...mostCells(most),
    `${append.p50} / ${append.p99}`,
    `${delivery.p50} / ${delivery.p99}`,
    memory === null ? "?" : String(memory.kilobytesPerReader),
    memoryOfWaiting === null ? "" : String(memoryOfWaiting.kilobytesPerReader),
  ]);
  return { ...most, steady, memory, memoryOfWaiting };
}

async function during<Value>(
  contender: Contender,
  readers: Readers,
  work: (server: RunningServer) => Promise<Value>,
): Promise<Value> {
  const server = await contender.start(readers);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

// Nothing is asked of a contender whose readers cannot wait for anybody.
function memoryOf(
  contender: Contender,
  kind: keyof Readers,
  size: Pick<Size, "readers" | "restMs">,
): Promise<Memory | null> {
  return during(contender, { ...NO_READERS, [kind]: readersFor(size.readers) }, async (server) => {
    const open = kind === "idle" ? server.openIdle : server.openWaiting;
    return open ? memoryOfReaders(server.pid, open, size) : null;
  });
}

async function manyReaders(
  print: (line: string) => void,
  size: Pick<Size, "readers" | "restMs">,
): Promise<Readonly<Record<string, Memory | null>>> {
  const row = table(print, ["                     ", "streams", "MB in all", "kB/reader"]);
  const figures: Record<string, Memory | null> = {};
  const look = async (contender: Contender, kind: keyof Readers): Promise<void> => {
    const name = `${contender.name}, ${kind}`;
    const memory = await memoryOf(contender, kind, size);
    figures[name] = memory;
    if (!memory) return;
    row([name, String(readersFor(size.readers)), String(memory.megabytes), String(memory.kilobytesPerReader)]);
  };
  await look(handrail(100), "idle");
  await look(handrail(100), "waiting");
  await look(bareSse(100), "idle");
  return figures;
}

function mostCells({ messagesPerSecond, processorMicros }: Most): readonly string[] {
  return [String(messagesPerSecond), processorMicros === null ? "?" : String(processorMicros)];
}
