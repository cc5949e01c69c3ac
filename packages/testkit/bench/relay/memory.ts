// What one reader to whom nothing is sent costs a server's process: the growth of its memory over many of them.
import { setTimeout as delay } from "node:timers/promises";
import { residentBytes } from "./process-facts.ts";

/** Readers opened before the first look, so that what every process needs once is not counted. */
const FIRST = 100;

/** What was found. */
export interface Memory {
  /** Of resident memory, for each reader beyond the first {@link FIRST}; 1,000 bytes each. */
  readonly kilobytesPerReader: number;
  /** The whole process with all of them. */
  readonly megabytes: number;
}

/** Opens {@link readersFor} so many readers. @returns `null` where the system does not tell */
export async function memoryOfReaders(
  pid: number,
  openOne: () => Promise<unknown>,
  { readers, restMs }: { readonly readers: number; readonly restMs: number },
): Promise<Memory | null> {
  await open(openOne, FIRST);
  await delay(restMs);
  const before = residentBytes(pid);
  await open(openOne, readers);
  await delay(restMs);
  const after = residentBytes(pid);
  if (before === null || after === null) return null;
  return {
    kilobytesPerReader: Math.round((after - before) / readers / 100) / 10,
    megabytes: Math.round(after / 1_000_000),
  };
}

/** How many readers {@link memoryOfReaders} opens in all. */
export function readersFor(readers: number): number {
  return FIRST + readers;
}

async function open(openOne: () => Promise<unknown>, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 50) {
    const size = Math.min(50, count - opened);
    await Promise.all(Array.from({ length: size }, openOne));
  }
}
