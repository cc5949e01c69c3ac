// The shop as a fetch handler: its pages, its files, and a policy for their content as strict as browsers have it.
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { readAssets } from "./assets.ts";
import { layout, type HandrailTag, type Page } from "./layout.ts";
import { frontPage } from "./pages/front.ts";
import { helpPage } from "./pages/help.ts";
import { notFoundPage } from "./pages/not-found.ts";
import { orderStatusPage } from "./pages/order-status.ts";
import { productPage } from "./pages/product.ts";
import { PRODUCTS } from "./products.ts";

/** Which relay the shop's pages talk to, and how else a human is reached. */
export interface ShopOptions {
  readonly relayUrl: string;
  readonly site: string;
  /** Shown by the widget when the relay cannot be reached. */
  readonly phone?: string;
  readonly email?: string;
  /** Where Ably is, when the relay has it beside it: one or more sources for `connect-src`, like `wss://main.realtime.ably.net`. */
  readonly ably?: readonly string[];
}

/** Builds the shop. Its `fetch` runs on any server. */
export function createShop({ relayUrl, site, phone, email, ably = [] }: ShopOptions): Hono {
  const tag: HandrailTag = { relayUrl: relayUrl.replace(/\/+$/, ""), site, phone, email };
  const assets = readAssets();
  const app = new Hono();
  app.use(
    secureHeaders({
      crossOriginOpenerPolicy: false, // a popped-out chat is given its secret by postMessage
      crossOriginResourcePolicy: false,
      strictTransportSecurity: false, // this demonstration runs on plain http
      xXssProtection: false,
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header("content-security-policy", contentPolicy(new URL(relayUrl).origin, ably));
    context.header("cache-control", "no-cache");
  });

  // Pages that are the same for everybody are made once, now: a mistake in one shows at the start, not to a visitor.
  const show = (page: Page) => layout(page, tag);
  const fixed = [frontPage(), helpPage(), ...PRODUCTS.map(productPage)];
  for (const page of fixed) {
    const shown = show(page);
    app.get(page.path, (context) => context.html(shown));
  }
  const lost = show(notFoundPage());
  app.get("/order-status", (context) =>
    context.html(show(orderStatusPage(context.req.query("order")?.slice(0, 20) ?? ""))),
  );
  app.get("/assets/:name", (context) => {
    const asset = assets.get(context.req.param("name"));
    if (asset === undefined) return context.notFound();
    return context.body(asset.body, 200, { "content-type": asset.type });
  });
  app.notFound((context) => context.html(lost, 404));
  return app;
}

/** No inline script, no inline style, nothing from anywhere but the shop, its relay and what brings its news, and no string that becomes a script. */
function contentPolicy(relay: string, ably: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${relay}`,
    "style-src 'self'",
    `img-src 'self' data: ${relay}`,
    `connect-src ${["'self'", relay, ...ably].join(" ")}`,
    "font-src 'self'",
    "base-uri 'none'",
    `form-action 'self' ${relay}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}
