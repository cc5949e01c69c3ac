// Counts sign-in attempts per address, in memory: a restart forgives, which an attacker cannot cause.
import type { Clock } from "../platform.ts";

/** Addresses remembered at once; past it the oldest are forgotten first. */
const KEYS_MAX = 10_000;

/** Attempts at a password from one address in one minute: a person who mistypes, not a list of passwords. */
export const SIGN_IN_RULE = { window: 60, max: 20 } as const;

/** What better-auth asks before it handles a request. */
export interface RateLimitStorage {
  consume(key: string, rule: { window: number; max: number }): Promise<{ allowed: boolean; retryAfter: number | null }>;
}

/** One count for each relay, by its own clock. */
export function createRateLimit(clock: Pick<Clock, "now">): RateLimitStorage {
  const counts = new Map<string, { sinceMs: number; count: number }>();
  return {
    consume: (key, rule) => {
      const nowMs = clock.now();
      const windowMs = rule.window * 1000;
      const known = counts.get(key);
      const current = known && nowMs - known.sinceMs < windowMs ? known : { sinceMs: nowMs, count: 0 };
      if (current.count >= rule.max) {
        return Promise.resolve({ allowed: false, retryAfter: Math.ceil((current.sinceMs + windowMs - nowMs) / 1000) });
      }
      counts.delete(key);
      counts.set(key, { sinceMs: current.sinceMs, count: current.count + 1 });
      for (const oldest of counts.keys()) {
        if (counts.size <= KEYS_MAX) break;
        counts.delete(oldest);
      }
      return Promise.resolve({ allowed: true, retryAfter: null });
    },
  };
}
