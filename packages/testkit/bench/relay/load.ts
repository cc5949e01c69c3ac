// The two loads that each contender is put under: as fast as it goes, and at a steady rate. Bounded in count and in time.
import { latencyOf, type Latency } from "./percentiles.ts";
import type { OnDelivery, Pair, RunningServer } from "./contender.ts";
import { processorMs } from "./process-facts.ts";

/** How long a message may be under way before the run is called off, in ms. */
const PATIENCE_MS = 10_000;

/** What the steady load found. */
export interface Steady {
  /** From sending to the acknowledgement. */
  readonly append: Latency;
  /** From sending to the reader. */
  readonly delivery: Latency;
  /** What really went out, a second. */
  readonly rate: number;
}

/** What the load without a break found. */
export interface Most {
  readonly messagesPerSecond: number;
  /** The server's processor time for one message, in microseconds: hardly moved by what else the machine does. `null`: unknown. */
  readonly processorMicros: number | null;
}

/** Each writer sends its next message once the last one is acknowledged and has reached the reader. */
export async function mostMessages(
  server: RunningServer,
  {
    pairs,
    seconds,
    warmUpSeconds,
  }: { readonly pairs: number; readonly seconds: number; readonly warmUpSeconds: number },
): Promise<Most> {
  const startedAtMs = performance.now();
  const countsFromMs = startedAtMs + warmUpSeconds * 1_000;
  const endsAtMs = countsFromMs + seconds * 1_000;
  let counted = 0;
  let busyFromMs: number | null = null;
  const drive = async (number: number): Promise<void> => {
    const inbox = waitingInbox();
    const pair = await server.openPair(inbox.hear);
    for (let index = 0; performance.now() < endsAtMs; index += 1) {
      const text = `${number}.${index}`;
      await Promise.all([pair.send(text), inbox.wait(text)]);
      const nowMs = performance.now();
      if (nowMs < countsFromMs || nowMs >= endsAtMs) continue;
      busyFromMs ??= processorMs(server.pid);
      counted += 1;
    }
  };
  await within(
    (warmUpSeconds + seconds) * 1_000,
    Promise.all(Array.from({ length: pairs }, (_, number) => drive(number))),
  );
  const busyToMs = processorMs(server.pid);
  const busyMs = busyFromMs === null || busyToMs === null ? null : busyToMs - busyFromMs;
  return {
    messagesPerSecond: Math.round(counted / seconds),
    processorMicros: busyMs === null ? null : Math.round((busyMs * 1_000) / counted),
  };
}

/** Sends `rate` messages a second, spread over all pairs, whatever the answers are like. The first second is not counted. */
export async function steadyLoad(
  server: RunningServer,
  options: { readonly pairs: number; readonly rate: number; readonly seconds: number; readonly patienceMs?: number },
): Promise<Steady> {
  const { pairs, rate, seconds, patienceMs = PATIENCE_MS } = options;
  const sentAtMs = new Map<string, number>();
  const append: number[] = [];
  const delivery: number[] = [];
  let awaited = 0;
  const hear: OnDelivery = (text) => {
    const atMs = sentAtMs.get(text);
    if (atMs === undefined) return;
    sentAtMs.delete(text);
    if (isCounted(text)) delivery.push(performance.now() - atMs);
  };
  const writers: Pair[] = [];
  // In parts: a crowd that dials in one moment is another measurement.
  for (let opened = 0; opened < pairs; opened += 50) {
    const size = Math.min(50, pairs - opened);
    writers.push(...(await Promise.all(Array.from({ length: size }, () => server.openPair(hear)))));
  }
  const acknowledged: Promise<void>[] = [];
  const total = rate * (seconds + 1);
  const isCounted = (text: string): boolean => Number(text) >= rate;
  const startedAtMs = performance.now();
  while (awaited < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAtMs) / 1_000) * rate));
    for (; awaited < due; awaited += 1) {
      const text = String(awaited);
      const atMs = performance.now();
      sentAtMs.set(text, atMs);
      const sent = writers[awaited % writers.length]?.send(text);
      if (!sent) continue;
      acknowledged.push(
        sent.then(() => {
          if (isCounted(text)) append.push(performance.now() - atMs);
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const tookMs = performance.now() - startedAtMs;
  await within(patienceMs, Promise.all(acknowledged));
  const giveUpAtMs = performance.now() + patienceMs;
  while (sentAtMs.size > 0 && performance.now() < giveUpAtMs) await new Promise((resolve) => setTimeout(resolve, 5));
  if (sentAtMs.size > 0) throw new Error(`${sentAtMs.size} of ${total} messages reached no reader`);
  return { append: latencyOf(append), delivery: latencyOf(delivery), rate: Math.round(total / (tookMs / 1_000)) };
}

// A message may reach the reader before its acknowledgement reaches the writer.
function waitingInbox(): { readonly hear: OnDelivery; wait(text: string): Promise<void> } {
  let last = "";
  let awaited: { readonly text: string; readonly resolve: () => void } | null = null;
  return {
    hear(text) {
      last = text;
      if (awaited?.text !== text) return;
      awaited.resolve();
      awaited = null;
    },
    wait: (text) => (last === text ? Promise.resolve() : new Promise((resolve) => (awaited = { text, resolve }))),
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the server stopped answering")), ms + PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
