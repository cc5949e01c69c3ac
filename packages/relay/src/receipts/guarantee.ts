// Reads the public figures of a site, once a minute at most: from one index, not from the logs.
import type { DatabaseSync } from "node:sqlite";
import type { GuaranteeFigures, SiteId } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import { figuresOf, LOOK_BACK_MS } from "./figures.ts";
import { createRequestStore } from "./request-store.ts";
import { endOf, type RequestRecord } from "./request-record.ts";
import type { Counted } from "./figures.ts";

/** How long an answer is given again. */
export const FIGURES_FOR_MS = 60_000;

/** The figures of a site now, or of less than a minute ago. */
export function guaranteeFigures(deps: {
  readonly sqlite: DatabaseSync;
  readonly clock: Pick<Clock, "now">;
}): (site: SiteId) => GuaranteeFigures {
  const requests = createRequestStore(deps.sqlite);
  const known = new Map<SiteId, GuaranteeFigures>();
  return (site) => {
    const toMs = deps.clock.now();
    const last = known.get(site);
    if (last && toMs >= last.toMs && toMs - last.toMs < FIGURES_FOR_MS) return last;
    const span = { site, fromMs: toMs - LOOK_BACK_MS, toMs };
    const figures = figuresOf(counted(requests.between(site, { ...span, toMs: toMs + 1 })), span);
    known.set(site, figures);
    return figures;
  };
}

/** Rows with the one word that each is counted under. */
export function* counted(records: Iterable<RequestRecord>): Iterable<RequestRecord & Counted> {
  for (const record of records) yield { ...record, end: endOf(record) };
}
