// Everything of the outside world that the relay uses besides its disk: time, chance, the network. Tests bring their own.
import { randomBytes } from "node:crypto";
import { uptime } from "node:os";

/** Whatever `setTimeout` returned; only `clearTimeout` of the same clock can read it. */
export type Timer = object | number;

/** The clock and its timers. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since any moment: nobody sets it, and it counts while the machine sleeps. */
  steadyMs(): number;
  setTimeout(fn: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** The one bundle through which the relay reaches the world. */
export interface Platform {
  readonly clock: Clock;
  readonly random: { bytes(length: number): Uint8Array };
  readonly fetch: typeof globalThis.fetch;
  /** Calls back at the end of this turn of the event loop. */
  defer(fn: () => void): void;
}

/** Node's own clock, chance and network. */
export const nodePlatform: Platform = {
  clock: {
    now: () => Date.now(),
    steadyMs,
    setTimeout: (fn, ms) => globalThis.setTimeout(fn, ms),
    // The handle is whatever the line above returned.
    clearTimeout: (timer) => globalThis.clearTimeout(timer as ReturnType<typeof globalThis.setTimeout>),
  },
  random: { bytes: (length) => randomBytes(length) },
  fetch: (input, init) => globalThis.fetch(input, init),
  defer: (fn) => {
    setImmediate(fn);
  },
};

// The clock of `performance.now` stands still while a machine is suspended, which would make the time after it a jump; the machine's own
// uptime goes on. Where a container hides that, a sleep is one.
function steadyMs(): number {
  try {
    return uptime() * 1_000;
  } catch {
    return performance.now();
  }
}

/** A random name of `bytes` bytes as base64url. */
export function randomName(platform: Pick<Platform, "random">, bytes = 16): string {
  return Buffer.from(platform.random.bytes(bytes)).toString("base64url");
}
