// A world whose time is moved by the test: a clock with its timers, chance from a seed, a network that the test answers.
import type { Platform, Timer } from "../platform.ts";

export interface ManualPlatform extends Platform {
  /** Moves time, running each timer at its moment, and lets the relay settle after each. */
  advance(ms: number): Promise<void>;
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>;
  /** Lets time pass without running anything: a machine that slept. */
  jump(ms: number): void;
  /** Sets the clock forward or back, while no time passes. */
  setBy(ms: number): void;
}

interface Waiting {
  readonly atMs: number;
  readonly fn: () => void;
}

/** @param fetch answers what the relay asks of the network */
export function manualPlatform(
  fetch: typeof globalThis.fetch = () => Promise.reject(new TypeError("no network in this test")),
  startMs = Date.UTC(2026, 10, 2, 12),
): ManualPlatform {
  // What no timer hears of: how far the clock has been set.
  let setMs = 0;
  let nowMs = startMs;
  let seed = 42;
  const timers = new Map<Timer, Waiting>();

  const settle = async (): Promise<void> => {
    // A submission takes a turn of the event loop, and may wake a job that takes another.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const next = (untilMs: number): [Timer, Waiting] | undefined =>
    [...timers].filter(([, { atMs }]) => atMs <= untilMs).toSorted(([, a], [, b]) => a.atMs - b.atMs)[0];
  return {
    clock: {
      now: () => nowMs + setMs,
      steadyMs: () => nowMs,
      setTimeout(fn, ms) {
        const timer = {};
        timers.set(timer, { atMs: nowMs + Math.max(0, ms), fn });
        return timer;
      },
      clearTimeout: (timer) => void timers.delete(timer),
    },
    random: {
      bytes: (length) =>
        Uint8Array.from({ length }, () => {
          seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
          return seed >>> 24;
        }),
    },
    fetch,
    defer: (fn) => {
      setImmediate(fn);
    },
    settle,
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let due = next(untilMs); due; due = next(untilMs)) {
        const [timer, { atMs, fn }] = due;
        timers.delete(timer);
        nowMs = Math.max(nowMs, atMs);
        fn();
        await settle();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    jump(ms) {
      nowMs += ms;
    },
    setBy(ms) {
      setMs += ms;
    },
  };
}
