// Hears from a page that its launcher is hidden or covered for good (`handrail:obstructed`), and tells the merchant: a line in the log and
// a count. Learns of the page its origin, of the visitor nothing. One site's page is told of once an hour, however many visitors meet it.
import { LIMITS, siteId } from "@handrail/protocol";
import { Hono } from "hono";
import type { Logger } from "../logger.ts";
import type { Clock } from "../platform.ts";
import type { Sites } from "../sites/site.ts";
import { answerError } from "./answer-error.ts";
import { readBytes } from "./read-json.ts";

export interface ObstructedDeps {
  readonly sites: Pick<Sites, "get">;
  readonly clock: Pick<Clock, "now">;
  readonly logger: Pick<Logger, "warn">;
  /** Counts what was told. */
  readonly onObstructed: () => void;
}

export function obstructedRoute({ sites, clock, logger, onObstructed }: ObstructedDeps): Hono {
  // As many at most as the sites have origins.
  const toldAtMs = new Map<string, number>();
  const app = new Hono();
  app.post("/v1/obstructed", async ({ req }) => {
    const bytes = await readBytes(req.raw, LIMITS.nameCharsMax);
    if (!bytes) return answerError({ code: "body-too-large" });
    const site = sites.get(siteId(Buffer.from(bytes).toString("utf8")));
    if (!site) return answerError({ code: "unknown-site" });
    const origin = req.header("origin") ?? "";
    if (!site.origins.includes(origin)) return answerError({ code: "origin-not-allowed" });
    const page = `${site.id} ${origin}`;
    const nowMs = clock.now();
    if (nowMs - (toldAtMs.get(page) ?? -Infinity) >= LIMITS.obstructedEveryMs) {
      toldAtMs.set(page, nowMs);
      onObstructed();
      logger.warn({ site: site.id, origin }, "A page hides or covers the human button for good.");
    }
    return new Response(null, { status: 204 });
  });
  return app;
}
