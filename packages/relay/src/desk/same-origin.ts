// Keeps other pages from acting with an agent's cookie: what changes something is JSON, sent by the desk's own pages.
import type { MiddlewareHandler } from "hono";
import { refusal } from "./answers.ts";

const READS = new Set(["GET", "HEAD"]);
const LOOPBACKS = ["127.0.0.1", "localhost", "[::1]"];

/** The origins that are the desk's own. A relay on this machine is the same by each of the machine's names for itself. */
export function ownOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (!LOOPBACKS.includes(hostname)) return [origin];
  return LOOPBACKS.map((name) => new URL(`${protocol}//${name}${port === "" ? "" : `:${port}`}`).origin);
}

/** Refuses whatever does not come from the desk itself. */
export function sameOrigin(publicUrl: string): MiddlewareHandler {
  const own = ownOrigins(publicUrl);
  return async (context, next) => {
    const { method } = context.req;
    if (READS.has(method)) return next();
    if (!own.includes(context.req.header("origin") ?? "")) return refusal("origin-not-allowed");
    // A deletion has no body; a form cannot send one.
    const type = context.req.header("content-type") ?? "";
    // Neither of the two can be sent by a form.
    const isJson = /^application\/(?:json|octet-stream)\s*(?:;|$)/i.test(type);
    if (!isJson && method !== "DELETE") return refusal("malformed", { path: "content-type" });
    return next();
  };
}
