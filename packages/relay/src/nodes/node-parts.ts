// What a relay stands on that is one thing for one node and another for several: who is there, what a bot is saying, who may do what only one
// may, and the news. Where each comes from stands in `one-node.ts` and `several-nodes.ts`.
import type { Runs } from "../bot/runs.ts";
import type { EstimateStore } from "../dispatch/estimate-store.ts";
import type { Awaitable } from "../domain/awaitable.ts";
import type { Lease } from "../domain/lease.ts";
import type { News } from "../realtime/news.ts";
import type { Presence } from "../realtime/presence.ts";
import type { LeaseName } from "../store/postgres/leases.ts";

export interface NodeParts {
  readonly runs: Runs;
  readonly news: News;
  readonly presence: Presence;
  readonly estimates: Omit<EstimateStore, "stop">;
  readonly leases: Readonly<Record<LeaseName, Lease>>;
  /** How often what is kept by news is read anew, in ms; `null`: no news is lost. */
  readonly rereadMs: number | null;
  /** After everything that stands on it has stopped. */
  stop(): Awaitable<void>;
}
