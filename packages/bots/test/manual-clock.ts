// Timers that a test moves by hand, and on which it can wait: no test sleeps, none guesses how long something takes.
import type { BotClock } from "../src/clock.ts";

/** A clock that stands still until told. */
export interface ManualClock extends BotClock {
  /** Runs every timer that is due within the next `ms`. */
  advance(ms: number): void;
  /** Resolves as soon as a timer of exactly this length is running. */
  armed(ms: number): Promise<void>;
  /** How many timers are running. */
  running(): number;
}

export function createManualClock(): ManualClock {
  let now = 0;
  let ids = 0;
  const timers = new Map<unknown, { readonly dueAt: number; readonly ms: number; readonly callback: () => void }>();
  const waiting: { readonly ms: number; readonly resolve: () => void }[] = [];
  return {
    setTimeout(callback, ms) {
      ids += 1;
      timers.set(ids, { dueAt: now + ms, ms, callback });
      for (const each of waiting) if (each.ms === ms) each.resolve();
      return ids;
    },
    clearTimeout(handle) {
      timers.delete(handle);
    },
    advance(ms) {
      now += ms;
      for (const [id, timer] of timers) {
        if (timer.dueAt > now) continue;
        timers.delete(id);
        timer.callback();
      }
    },
    armed(ms) {
      if ([...timers.values()].some((timer) => timer.ms === ms)) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ ms, resolve }));
    },
    running: () => timers.size,
  };
}
