// What anybody may read to check a receipt or to know how a site keeps its promises: keys, the sealed chain's head, the figures.
import { siteId } from "@handrail/protocol";
import { Hono } from "hono";
import { answerError } from "../http/answer-error.ts";
import type { Clock } from "../platform.ts";
import type { Sites } from "../sites/site.ts";
import { chainHead } from "./chain-head.ts";
import type { Figures } from "./guarantee.ts";
import type { Notary } from "./notary.ts";
import type { ReceiptStore } from "./receipt-store.ts";

export interface ReceiptRoutesDeps {
  readonly sites: Pick<Sites, "get">;
  readonly clock: Pick<Clock, "now">;
  readonly notary: Notary;
  readonly receipts: Pick<ReceiptStore, "lastLink">;
  readonly figures: Figures;
}

/** Any page may ask, and may keep the answer for a minute. */
const HEADERS = { "cache-control": "public, max-age=60" };

export function receiptRoutes({ sites, clock, notary, receipts, figures }: ReceiptRoutesDeps): Hono {
  const app = new Hono();
  app.get("/v1/keys", () => Response.json({ keys: notary.publicKeys() }, { headers: HEADERS }));
  app.get("/v1/sites/:site/guarantee", async (c) => {
    const site = sites.get(siteId(c.req.param("site")));
    return site ? Response.json(await figures(site.id), { headers: HEADERS }) : answerError({ code: "unknown-site" });
  });
  app.get("/v1/sites/:site/chain", async (c) => {
    const site = sites.get(siteId(c.req.param("site")));
    if (!site) return answerError({ code: "unknown-site" });
    const head = await chainHead({ receipts, notary, nowMs: clock.now() }, site.id);
    return Response.json({ site: site.id, head }, { headers: HEADERS });
  });
  return app;
}
