// Knows a browser again that has sent a form of the plain page, or followed a link of a mail: by a cookie that goes nowhere else.
import { conversationSecret, LIMITS, type ConversationId, type ConversationSecret } from "@handrail/protocol";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { LetIn, MailStore } from "../../mail/mail-store.ts";
import type { Clock } from "../../platform.ts";
import type { Site } from "../../sites/site.ts";
import type { LogReader } from "../../store/log.ts";
import { conversationOf } from "../visitor.ts";
import { addressOf } from "./show.ts";

const COOKIE = "handrail-human";

/** The conversation that a browser has on a site. */
export interface Visit {
  /** What the cookie holds: the conversation's secret, or the key that a link in a mail was exchanged for. */
  readonly key: string;
  readonly conversation: ConversationId;
}

/** A visit, or (HG14) what is left of one whose conversation was erased. */
export interface KnownVisit extends Visit {
  readonly isErased: boolean;
  /** A link in a mail has let the browser in: it is in no longer than the address stands. */
  readonly isByMail: boolean;
}

/** What a cookie is read with. */
export interface VisitDeps {
  readonly log: Pick<LogReader, "conversation">;
  readonly mails: Pick<MailStore, "opened">;
  readonly clock: Pick<Clock, "now">;
}

/** The visit that the cookie tells of; `null` when there is none, or none of this site. */
export async function visitOf(c: Context, site: Site, { log, mails, clock }: VisitDeps): Promise<KnownVisit | null> {
  const key = getCookie(c, COOKIE) ?? "";
  if (!/^[\w-]{43}$/.test(key)) return null;
  const known = async (conversation: ConversationId, letIn: LetIn | null): Promise<KnownVisit | null> => {
    const state = (await log.conversation(conversation))?.state;
    // Somebody else reads the mail of an address that the visitor has since corrected.
    if (state?.site !== site.id || letIn?.isBy(state.contact?.email ?? null) === false) return null;
    return { key, conversation, isErased: state.erased !== undefined, isByMail: letIn !== null };
  };
  const own = await known(visitBy(conversationSecret(key)).conversation, null);
  if (own) return own;
  const letIn = await mails.opened(key, clock.now());
  return letIn && known(letIn.conversation, letIn);
}

/** The visit that a secret opens. */
export function visitBy(secret: ConversationSecret): Visit {
  return { key: secret, conversation: conversationOf(secret) };
}

/** The browser need not keep what opens nothing any more. */
export function forgetVisit(c: Context, site: Site): void {
  deleteCookie(c, COOKIE, { path: addressOf(site) });
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
