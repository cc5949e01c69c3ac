// What one idle reader costs a server's process: the growth of its memory over many of them.
import { setTimeout as delay } from "node:timers/promises";
import type { RunningServer } from "./contender.ts";
import { residentBytes } from "./process-facts.ts";

/** Readers opened before the first look, so that what every process needs once is not counted. */
const FIRST = 100;

/** @returns kilobytes (1,000 bytes) of resident memory for each of `idle` readers; `null` where the system does not tell */
export async function memoryOfReaders(
  server: RunningServer,
  { idle, restMs }: { readonly idle: number; readonly restMs: number },
): Promise<number | null> {
  await open(server, FIRST);
  await delay(restMs);
  const before = residentBytes(server.pid);
  await open(server, idle);
  await delay(restMs);
  const after = residentBytes(server.pid);
  return before === null || after === null ? null : Math.round((after - before) / idle / 100) / 10;
}

/** How many readers {@link memoryOfReaders} opens in all. */
export function readersFor(idle: number): number {
  return FIRST + idle;
}

async function open(server: RunningServer, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 50) {
    const size = Math.min(50, count - opened);
    await Promise.all(Array.from({ length: size }, () => server.openIdle()));
  }
}
