// A clock that moves only when it is told to, for tests.
import type { Clock } from "../platform.ts";

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock in a test's hand. */
export interface VirtualClock extends Clock {
  /** Moves time forward, firing what falls due in order and letting all that follows settle in between. */
  advance(ms: number): Promise<void>;
  /** How many timers are set. */
  readonly pending: () => number;
}

/** Lets everything that is ready run: promises, streams, and the fake disk's own turns. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Makes a clock that stands at `startMs`. */
export function virtualClock(startMs = 1_800_000_000_000): VirtualClock {
  let nowMs = startMs;
  let order = 0;
  const entries = new Set<Entry>();
  const next = (): Entry | null => [...entries].toSorted((a, b) => a.atMs - b.atMs || a.order - b.order).at(0) ?? null;
  return {
    now: () => nowMs,
    setTimeout: (run, ms) => {
      order += 1;
      const entry = { atMs: nowMs + Math.max(0, ms), order, run };
      entries.add(entry);
      return entry;
    },
    clearTimeout: (timer) => {
      for (const entry of entries) if (entry === timer) entries.delete(entry);
    },
    pending: () => entries.size,
    advance: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      for (let due = next(); due && due.atMs <= endMs; due = next()) {
        entries.delete(due);
        nowMs = due.atMs;
        due.run();
        await settle();
      }
      nowMs = endMs;
      await settle();
    },
  };
}
