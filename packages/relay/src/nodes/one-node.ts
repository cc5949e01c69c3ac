// The parts of a relay that is alone on its folder: all of it in this process's memory.
import type { DatabaseSync } from "node:sqlite";
import { createRuns } from "../bot/runs.ts";
import { openEstimates } from "../dispatch/estimate-store.ts";
import { NO_RIVALS } from "../domain/lease.ts";
import type { Clock } from "../platform.ts";
import { createNews } from "../realtime/news.ts";
import { createPresence } from "../realtime/presence.ts";
import type { NodeParts } from "./node-parts.ts";

export interface OneNodeOptions {
  readonly sqlite: DatabaseSync;
  readonly clock: Clock;
  /** A listener of news threw. */
  onFault(error: unknown): void;
}

export function oneNode({ sqlite, clock, onFault }: OneNodeOptions): NodeParts {
  const presence = createPresence(clock);
  const estimates = openEstimates({ sqlite, clock });
  return {
    runs: createRuns(),
    news: createNews(onFault),
    presence,
    estimates,
    leases: { dispatcher: NO_RIVALS, sealer: NO_RIVALS, prober: NO_RIVALS },
    rereadMs: null,
    stop() {
      estimates.stop();
      presence.stop();
    },
  };
}
