// Says whether promises that fall due are being settled (HG7). It knows nothing of who asks: the heartbeat outward, or `/healthz`.
import type { Clock } from "../platform.ts";
import type { JobStore } from "../store/job-store.ts";

/** A promise that fell due longer ago than this, in ms, is not being settled: a lease that lapsed and a second try fit in. */
export const OVERDUE_MS_MAX = 60_000;
/** How much later than its time a beat may come, in ms. */
const LATE_MS = 60_000;

/** Whether settling works, and how far it is behind. */
export interface SettlingFacts {
  readonly isSettling: boolean;
  /** For how long the promise that has waited longest is overdue, in ms; 0 when none is. */
  readonly oldestOverdueMs: number;
}

export interface Settling {
  /** The loop of due jobs has claimed its beat: it runs, and the disk has taken a commit. */
  beaten(): void;
  /** @throws what the store throws */
  facts(): Promise<SettlingFacts>;
}

/** @param everyMs how often the loop is to beat */
export function createSettling(deps: {
  readonly jobs: Pick<JobStore, "firstDueAtMs">;
  readonly clock: Pick<Clock, "now">;
  readonly everyMs: number;
}): Settling {
  const { jobs, clock, everyMs } = deps;
  // A relay that has just started has until its first beat.
  let beatenAtMs = clock.now();
  return {
    beaten() {
      beatenAtMs = clock.now();
    },
    async facts() {
      const nowMs = clock.now();
      // Whatever was due and is tried again has its next turn within the bound.
      const dueAtMs = (await jobs.firstDueAtMs("promise-due", nowMs + OVERDUE_MS_MAX)) ?? nowMs;
      const oldestOverdueMs = Math.max(0, nowMs - dueAtMs);
      const isBeating = nowMs - beatenAtMs <= everyMs + LATE_MS;
      return { isSettling: isBeating && oldestOverdueMs <= OVERDUE_MS_MAX, oldestOverdueMs };
    },
  };
}
