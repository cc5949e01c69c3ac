// Knows a browser again that has sent a form of the plain page, or followed a link of a mail: by a cookie that goes nowhere else.
import { conversationSecret, LIMITS, type ConversationId, type ConversationSecret } from "@handrail/protocol";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { MailStore } from "../../mail/mail-store.ts";
import type { Clock } from "../../platform.ts";
import type { Site } from "../../sites/site.ts";
import type { Log } from "../../store/log.ts";
import { conversationOf } from "../visitor.ts";
import { addressOf } from "./show.ts";

const COOKIE = "handrail-human";

/** The conversation that a browser has on a site. */
export interface Visit {
  /** What the cookie holds: the conversation's secret, or the key that a link in a mail was exchanged for. */
  readonly key: string;
  readonly conversation: ConversationId;
}

/** What a cookie is read with. */
export interface VisitDeps {
  readonly log: Pick<Log, "whereabouts">;
  readonly mails: Pick<MailStore, "opened">;
  readonly clock: Pick<Clock, "now">;
}

/** The visit that the cookie tells of; `null` when there is none, or none of this site. */
export function visitOf(c: Context, site: Site, { log, mails, clock }: VisitDeps): Visit | null {
  const key = getCookie(c, COOKIE) ?? "";
  if (!/^[\w-]{43}$/.test(key)) return null;
  const isOfSite = (conversation: ConversationId): boolean => log.whereabouts(conversation)?.site === site.id;
  const own = visitBy(conversationSecret(key));
  if (isOfSite(own.conversation)) return own;
  const conversation = mails.opened(key, clock.now());
  return conversation !== null && isOfSite(conversation) ? { key, conversation } : null;
}

/** The visit that a secret opens. */
export function visitBy(secret: ConversationSecret): Visit {
  return { key: secret, conversation: conversationOf(secret) };
}

/** HG13: set with the answer to a form, and never before. */
export function keepVisit(c: Context, site: Site, options: { key: string; isHttps: boolean }): void {
  setCookie(c, COOKIE, options.key, {
    path: addressOf(site),
    httpOnly: true,
    sameSite: "Lax",
    secure: options.isHttps,
    maxAge: LIMITS.humanVisitMs / 1000,
  });
}
