// The beat of the loop of due jobs. It rides on what it vouches for: a loop that stands still or a disk that takes no claim runs no
// beat, so nobody has to notice that for the heartbeat outward to stop.
import type { Logger } from "../logger.ts";
import type { Clock } from "../platform.ts";
import type { Ping } from "../watch/heartbeat.ts";
import type { Settling } from "../watch/settling.ts";
import type { Lane } from "./job-loop.ts";

/** After a call that failed, in ms: sooner than a monitor loses patience. */
const RETRY_MS = 10_000;

export function beatLane(deps: {
  readonly settling: Settling;
  readonly everyMs: number;
  /** `null`: nobody outside is told. */
  readonly ping: Ping | null;
  readonly clock: Pick<Clock, "now">;
  readonly logger: Pick<Logger, "warn">;
}): Lane {
  const { settling, everyMs, ping, clock, logger } = deps;
  return {
    parallelMax: 1,
    leaseMs: 30_000,
    async run(_claimed, stopping) {
      settling.beaten();
      const nextAtMs = clock.now() + everyMs;
      const { isSettling, oldestOverdueMs } = await settling.facts();
      if (!isSettling) logger.warn({ oldestOverdueMs }, "promises that are due are not being settled");
      if (!isSettling || !ping) return { type: "again", atMs: nextAtMs };
      const told = await ping(stopping);
      if (told.ok) return { type: "again", atMs: nextAtMs };
      logger.warn({ why: told.why }, "the heartbeat did not reach its monitor and is tried again");
      return { type: "again", atMs: Math.min(nextAtMs, clock.now() + RETRY_MS) };
    },
  };
}
