// The hub's clock: the machine's own, and moved ahead on command. Whatever is due by then happens at once, in its order, so
// that two minutes of absence and an hour of a token's life take a test no time. Knows nothing of what is due.

/** What the hub takes the time from. */
export interface HubClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls once, after so many ms; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
  /** Lets so much time pass at once. */
  move(ms: number): void;
  /** Nothing is due any more. */
  stop(): void;
}

interface Due {
  readonly atMs: number;
  readonly run: () => void;
}

/** @example `clock.move(2 * 60_000)` */
export function createHubClock(): HubClock {
  const pending = new Set<Due>();
  let aheadMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): number => Date.now() + aheadMs;
  const first = (): Due | undefined => {
    let found: Due | undefined;
    for (const due of pending) if (found === undefined || due.atMs < found.atMs) found = due;
    return found;
  };
  const wake = (): void => {
    for (let due = first(); due !== undefined && due.atMs <= now(); due = first()) {
      pending.delete(due);
      due.run();
    }
    arm();
  };
  /** One timer for the first thing due; it keeps no process alive. */
  const arm = (): void => {
    clearTimeout(timer);
    const due = first();
    if (due === undefined) return;
    timer = setTimeout(wake, Math.min(Math.max(due.atMs - now(), 0), TIMER_MS_MAX));
    timer.unref();
  };
  return {
    now,
    after(ms, run) {
      const due = { atMs: now() + ms, run };
      pending.add(due);
      arm();
      return () => {
        pending.delete(due);
      };
    },
    move(ms) {
      const goalMs = now() + ms;
      for (let due = first(); due !== undefined && due.atMs <= goalMs; due = first()) {
        aheadMs += Math.max(due.atMs - now(), 0);
        pending.delete(due);
        due.run();
      }
      aheadMs += Math.max(goalMs - now(), 0);
      arm();
    },
    stop() {
      clearTimeout(timer);
      pending.clear();
    },
  };
}

/** Node takes a longer timer for none at all. */
const TIMER_MS_MAX = 2_147_483_647;
