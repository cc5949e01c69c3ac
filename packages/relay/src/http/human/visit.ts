// Knows a browser again that has sent a form of the plain page: by a cookie that holds the conversation's secret and goes nowhere else.
import { conversationSecret, type ConversationId, type ConversationSecret } from "@handrail/protocol";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Site } from "../../sites/site.ts";
import type { Log } from "../../store/log.ts";
import { conversationOf } from "../visitor.ts";
import { addressOf } from "./show.ts";

const COOKIE = "handrail-human";
/** How long this browser may come back to the conversation, in seconds: longer than any promise. */
const COOKIE_S = 14 * 24 * 60 * 60;

/** The conversation that a browser has on a site. */
export interface Visit {
  readonly secret: ConversationSecret;
  readonly conversation: ConversationId;
}

/** The visit that the cookie tells of; `null` when there is none, or none of this site. */
export function visitOf(c: Context, site: Site, log: Pick<Log, "whereabouts">): Visit | null {
  const cookie = getCookie(c, COOKIE) ?? "";
  if (!/^[\w-]{43}$/.test(cookie)) return null;
  const visit = visitBy(conversationSecret(cookie));
  return log.whereabouts(visit.conversation)?.site === site.id ? visit : null;
}

/** The visit that a secret opens. */
export function visitBy(secret: ConversationSecret): Visit {
  return { secret, conversation: conversationOf(secret) };
}

/** HG13: set with the answer to a form, and never before. */
export function keepVisit(c: Context, site: Site, options: { secret: ConversationSecret; isHttps: boolean }): void {
  setCookie(c, COOKIE, options.secret, {
    path: addressOf(site),
    httpOnly: true,
    sameSite: "Lax",
    secure: options.isHttps,
    maxAge: COOKIE_S,
  });
}
