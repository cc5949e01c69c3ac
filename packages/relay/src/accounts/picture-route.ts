// `GET /v1/agents/:agent/picture`: how an agent is seen, for whoever has heard from them. Whether there is one, it says at each asking: what
// an agent takes back is not seen any more.
import { agentId } from "@handrail/protocol";
import { Hono } from "hono";
import type { Pictures } from "./pictures.ts";

/** Whoever names the bytes (`?v=`) can keep them for good. */
const KEPT = "private, max-age=31536000, immutable";
const ASKED_AGAIN = "private, no-cache";

export function pictureRoute(pictures: Pick<Pictures, "of">): Hono {
  const app = new Hono();
  app.get("/v1/agents/:agent/picture", async (c) => {
    const picture = await pictures.of(agentId(c.req.param("agent")));
    // Most have none, which is no mistake of the page that asks: a browser writes a 404 on the shop's console.
    if (!picture) return new Response(null, { status: 204, headers: { "cache-control": ASKED_AGAIN } });
    const { hash, type, bytes } = picture;
    const headers = {
      etag: `"${hash}"`,
      "cache-control": c.req.query("v") === hash ? KEPT : ASKED_AGAIN,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
    };
    if (c.req.header("if-none-match")?.includes(hash)) return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, "content-type": type, "content-length": String(bytes.byteLength) },
    });
  });
  return app;
}
