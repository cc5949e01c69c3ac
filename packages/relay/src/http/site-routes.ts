// What anybody may know of a site.
import { siteId } from "@handrail/protocol";
import { Hono } from "hono";
import type { Ably } from "../ably/ably.ts";
import type { Duty } from "../duty/duty.ts";
import type { Clock } from "../platform.ts";
import type { Figures } from "../receipts/guarantee.ts";
import { siteFacts } from "../sites/facts.ts";
import type { Sites } from "../sites/site.ts";
import { answerError } from "./answer-error.ts";

export function siteRoutes(deps: {
  readonly sites: Sites;
  readonly duty: Pick<Duty, "count">;
  readonly clock: Clock;
  readonly figures: Figures;
  /** The relay has a mail server. */
  readonly canMail: boolean;
  readonly ably: Pick<Ably, "of">;
}): Hono {
  const { sites, duty, clock, figures, canMail, ably } = deps;
  const app = new Hono();
  app.get("/v1/sites/:site", async (c) => {
    const site = sites.get(siteId(c.req.param("site")));
    if (!site) return answerError({ code: "unknown-site" });
    const { usuallyWithinMinutes } = await figures(site.id);
    const facts = {
      nowMs: clock.now(),
      isLive: sites.isLive(site.id),
      agentsOnDuty: duty.count(),
      usuallyWithinMinutes,
      canMail,
      hasAbly: ably.of(site.id) !== null,
    };
    return Response.json(siteFacts(site, facts), { headers: { "cache-control": "no-store" } });
  });
  return app;
}
