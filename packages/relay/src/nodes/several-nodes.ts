// The parts of a relay that is one of several nodes on one Postgres (docs/decisions/0007): what one node knows, the others hear of by notices,
// and what is to be relied upon is a row.
import { openFarEstimates } from "../dispatch/far-estimates.ts";
import { startFarNews } from "../realtime/far-news.ts";
import { farSignals } from "../realtime/far-signals.ts";
import { createNews } from "../realtime/news.ts";
import { createPresence } from "../realtime/presence.ts";
import { holdLease, type HeldLease } from "../store/postgres/hold-lease.ts";
import type { LeaseName } from "../store/postgres/leases.ts";
import type { PostgresStore } from "../store/postgres/open-postgres.ts";
import { openFarPresence, type FarPresence } from "../store/postgres/presence.ts";
import { createFarRuns } from "../store/postgres/runs.ts";
import { openSideChannel } from "../store/postgres/side-channel.ts";
import type { NodeParts } from "./node-parts.ts";

export interface SeveralNodesOptions {
  readonly store: Pick<PostgresStore, "db" | "node" | "notices" | "leases" | "log" | "clock">;
  /** The database could not be asked for something that is asked again, or a listener of news threw. */
  onFault(error: unknown): void;
}

/** HG8: a place that is told is no older than 5 s, whatever news was lost. */
const REREAD_MS = 5_000;

/** Knows what the other nodes know when it resolves. */
export async function severalNodes({ store, onFault }: SeveralNodesOptions): Promise<NodeParts> {
  const { db, node, notices, clock } = store;
  const near = createNews(onFault);
  let presence: FarPresence | null = null;
  const side = openSideChannel(db, notices, { node, isAlone: () => presence?.isAlone() ?? false });
  presence = await openFarPresence({ near: createPresence(clock), db, node, side, notices, clock, onFault });
  const there = presence;
  const runs = createFarRuns(db, onFault);
  const news = farSignals({ side, news: near, runs, onFault });
  const stopNews = startFarNews({ ...store, news: near, whereabouts: store.log.whereaboutsOf, onFault });
  const estimates = await openFarEstimates({ db, clock, onFault });
  const hold = (name: LeaseName): Promise<HeldLease> => holdLease({ leases: store.leases, name, clock, onFault });
  const leases = { dispatcher: await hold("dispatcher"), sealer: await hold("sealer"), prober: await hold("prober") };
  return {
    runs,
    news,
    presence: there,
    leases,
    // Every node hears of every conversation that ends; one of them learns from it for all.
    estimates: {
      ...estimates,
      sawHandling: (ms) => leases.dispatcher.isHeld() && estimates.sawHandling(ms),
    },
    rereadMs: REREAD_MS,
    async stop() {
      stopNews();
      news.stop();
      await Promise.all(Object.values(leases).map((lease) => lease.stop()));
      await estimates.stop();
      await runs.stop();
      await there.stop();
    },
  };
}
