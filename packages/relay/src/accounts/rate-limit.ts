// Counts what one sender does (attempts to sign in, files, addresses), in memory: a restart forgives, which an attacker cannot cause.
import type { Clock } from "../platform.ts";

/** Addresses remembered at once; past it the oldest are forgotten first. */
const KEYS_MAX = 10_000;

/** Attempts at a password from one address in one minute: a person who mistypes, not a list of passwords. */
export const SIGN_IN_RULE = { window: 60, max: 20 } as const;

/** So many in so many seconds. */
export interface RateRule {
  readonly window: number;
  readonly max: number;
}

/** Whether there was one left; else in how many seconds there is. */
export interface Consumed {
  readonly allowed: boolean;
  readonly retryAfter: number | null;
}

/** What better-auth asks before it handles a request. */
export interface RateLimitStorage {
  consume(key: string, rule: RateRule): Promise<Consumed>;
}

/** One count for each relay, by its own clock. */
export function createRateLimit(clock: Pick<Clock, "now">): RateLimitStorage {
  const { consume } = createRateCount(clock);
  return { consume: (key, rule) => Promise.resolve(consume(key, rule)) };
}

/** The same for who must know at once. */
export interface RateCount {
  consume(key: string, rule: RateRule): Consumed;
  /** One that was allowed has come to nothing: it is not counted any more. */
  giveBack(key: string): void;
}

/** One count, by this clock. */
export function createRateCount(clock: Pick<Clock, "now">): RateCount {
  const counts = new Map<string, { sinceMs: number; count: number }>();
  const consume: RateCount["consume"] = (key, rule) => {
    const nowMs = clock.now();
    const windowMs = rule.window * 1000;
    const known = counts.get(key);
    const current = known && nowMs - known.sinceMs < windowMs ? known : { sinceMs: nowMs, count: 0 };
    if (current.count >= rule.max) {
      return { allowed: false, retryAfter: Math.ceil((current.sinceMs + windowMs - nowMs) / 1000) };
    }
    counts.delete(key);
    counts.set(key, { sinceMs: current.sinceMs, count: current.count + 1 });
    for (const oldest of counts.keys()) {
      if (counts.size <= KEYS_MAX) break;
      counts.delete(oldest);
    }
    return { allowed: true, retryAfter: null };
  };
  return {
    consume,
    giveBack(key) {
      const known = counts.get(key);
      if (known) counts.set(key, { ...known, count: Math.max(0, known.count - 1) });
    },
  };
}
