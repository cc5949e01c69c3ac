// `GET /metrics`, for whoever brings the token: how busy a shop is is nobody else's business.
import { timingSafeEqual, createHash } from "node:crypto";
import { Hono } from "hono";
import type { Looked, Metrics } from "../watch/metrics.ts";
import { answerError } from "./answer-error.ts";

export interface MetricsRouteDeps {
  readonly metrics: Metrics;
  readonly looked: Looked;
  readonly token: string;
}

export function metricsRoute({ metrics, looked, token }: MetricsRouteDeps): Hono {
  const app = new Hono();
  app.get("/metrics", async ({ req }) => {
    const given = /^Bearer (\S+)$/.exec(req.header("authorization") ?? "")?.[1];
    if (given === undefined || !isSame(given, token)) return answerError({ code: "unauthenticated" });
    try {
      return new Response(await metrics.read(looked), {
        headers: { "content-type": metrics.contentType, "cache-control": "no-store" },
      });
    } catch {
      return answerError({ code: "storage-failed" });
    }
  });
  return app;
}

// Hashed, so that both have one length and the time tells nothing.
function isSame(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
