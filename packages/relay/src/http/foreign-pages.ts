// Tells the merchant of pages that ask for a site which does not list them: a line in the log, for each site and origin once an hour.
// Whoever lies about an origin fills no log: so many are remembered at most, and then no more are told of until some are old.
import { LIMITS, type SiteId } from "@handrail/protocol";
import type { Logger } from "../logger.ts";
import type { Clock } from "../platform.ts";

const PAGES_MAX = 100;

/** Hears that a page of `origin` was refused by the site. */
export type OnForeignPage = (site: SiteId, origin: string) => void;

export function foreignPages(deps: {
  readonly clock: Pick<Clock, "now">;
  readonly logger: Pick<Logger, "warn">;
}): OnForeignPage {
  const { clock, logger } = deps;
  const toldAtMs = new Map<string, number>();
  return (site, origin) => {
    const page = `${site} ${origin}`;
    const nowMs = clock.now();
    const isOld = (atMs: number): boolean => nowMs - atMs >= LIMITS.obstructedEveryMs;
    if (origin.length > LIMITS.nameCharsMax || !isOld(toldAtMs.get(page) ?? -Infinity)) return;
    for (const [told, atMs] of toldAtMs) if (isOld(atMs)) toldAtMs.delete(told);
    if (toldAtMs.size >= PAGES_MAX) return;
    toldAtMs.set(page, nowMs);
    logger.warn(
      { site, origin },
      "A page was refused: its origin is not among the site's (handrail site set --origin).",
    );
  };
}
