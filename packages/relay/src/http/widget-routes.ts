// The script tag and the files that it fetches, for pages of every origin.
import { Hono } from "hono";
import { answerError } from "./answer-error.ts";
import { serveAsset, type Assets } from "./assets.ts";

/** The script tag names no version: a new one reaches every page within five minutes. */
const LOADER_CACHE = "public, max-age=300, stale-while-revalidate=86400";
/** A name or query with a hash in it never means anything else. */
const HASHED_CACHE = "public, max-age=31536000, immutable";
/** One slash too many, `/desk/handrail.js`, `/Handrail.js`. */
const MISSPELT = /\/handrail\.js\/*$/i;
const SHARED = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };

export function widgetRoutes(assets: Assets): Hono {
  const app = new Hono();
  app.get("/handrail.js", (c) => serve(c.req.raw, { path: "handrail.js", cacheControl: LOADER_CACHE }));
  // Of a script that is not there a browser may say nothing at all. So there is one: it says what to do, and nothing else.
  app.get("*", (c, next) => (MISSPELT.test(new URL(c.req.url).pathname) ? complaint() : next()));
  app.get("/widget/*", (c) => {
    const { pathname, searchParams } = new URL(c.req.url);
    const path = pathname.slice("/".length);
    const isHashed = searchParams.has("v") || /-[\w-]{8,}\.\w+$/.test(path);
    return serve(c.req.raw, { path, cacheControl: isHashed ? HASHED_CACHE : LOADER_CACHE });
  });
  const serve = async (request: Request, options: { path: string; cacheControl: string }): Promise<Response> =>
    (await serveAsset(request, { ...options, assets, headers: SHARED })) ?? answerError({ code: "not-found" });
  return app;
}

const COMPLAINT =
  "Handrail did not start: this script tag's address is not quite the relay's. Copy the snippet again from the desk's site page.";

function complaint(): Response {
  const headers = { ...SHARED, "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" };
  return new Response(`console.error(${JSON.stringify(COMPLAINT)});\n`, { headers });
}
