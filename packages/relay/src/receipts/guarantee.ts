// Reads the public figures of a site, once a minute at most: from one index, not from the logs.
import type { GuaranteeFigures, SiteId } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import type { Beside } from "../store/beside.ts";
import { figuresOf, LOOK_BACK_MS, type Counted } from "./figures.ts";
import { endOf, type RequestRecord } from "./request-record.ts";
import { readLedger } from "./request-store.ts";

/** How long an answer is given again. */
export const FIGURES_FOR_MS = 60_000;

/** The figures of a site now, or of less than a minute ago. */
export type Figures = (site: SiteId) => Promise<GuaranteeFigures>;

export function guaranteeFigures(deps: {
  readonly beside: Pick<Beside, "db">;
  readonly clock: Pick<Clock, "now">;
}): Figures {
  const ledger = readLedger(deps.beside);
  const known = new Map<SiteId, { readonly toMs: number; readonly figures: Promise<GuaranteeFigures> }>();
  const read = async (site: SiteId, toMs: number): Promise<GuaranteeFigures> => {
    const span = { site, fromMs: toMs - LOOK_BACK_MS, toMs };
    return figuresOf(await counted(ledger.between(site, { ...span, toMs: toMs + 1 })), span);
  };
  return (site) => {
    const toMs = deps.clock.now();
    const last = known.get(site);
    if (last && toMs >= last.toMs && toMs - last.toMs < FIGURES_FOR_MS) return last.figures;
    const figures = read(site, toMs);
    known.set(site, { toMs, figures });
    // What could not be read is read when it is asked for again.
    figures.catch(() => known.delete(site));
    return figures;
  };
}

/** Rows with the one word that each is counted under. */
export async function counted(records: AsyncIterable<RequestRecord>): Promise<readonly (RequestRecord & Counted)[]> {
  const all: (RequestRecord & Counted)[] = [];
  for await (const record of records) all.push({ ...record, end: endOf(record) });
  return all;
}
