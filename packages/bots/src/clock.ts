// The timers that time limits need. Tests bring their own, so that a minute passes at once.

/** Part of `globalThis`: anything that can call back later, and be told not to. */
export interface BotClock {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Calls through to `globalThis` at the time of use, so that a test may still put other timers there. */
export const ambientClock: BotClock = {
  setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
  clearTimeout: (handle) => {
    // The handle is whatever this platform's setTimeout returned: a number in browsers, an object in Node.
    globalThis.clearTimeout(handle as ReturnType<typeof globalThis.setTimeout>);
  },
};
