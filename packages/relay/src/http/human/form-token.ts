// Signs the forms of the plain page: whose site, whose conversation, until when. A form of another page, or an old one, is known by it.
import { createHmac, timingSafeEqual } from "node:crypto";
import { conversationSecret, type ConversationId, type ConversationSecret, type SiteId } from "@handrail/protocol";
import { randomName, type Platform } from "../../platform.ts";

/** How long a form may lie open before it is sent, in ms. What was typed outlives it. */
const FORM_MS = 4 * 60 * 60 * 1000;

/** What a form belongs to; no conversation before the first one has been sent. */
export interface FormPlace {
  readonly site: SiteId;
  readonly conversation: ConversationId | null;
}

/** Makes and knows again the tokens of forms. */
export interface FormTokens {
  /** A new token: it names one form, which makes one request however often it is sent (HG4). */
  make(place: FormPlace): string;
  /** The form's id, or `null` when the token is not of this place or too old. */
  read(token: string, place: FormPlace): string | null;
  /** The conversation's secret for a first form: the same for each time that it is sent, so that two clicks are one conversation. */
  secretOf(site: SiteId, form: string): ConversationSecret;
}

/** @param key the relay's own secret; what is signed here can be mistaken for nothing else that it signs */
export function createFormTokens(key: string, platform: Pick<Platform, "clock" | "random">): FormTokens {
  const sign = (...parts: readonly string[]): Buffer =>
    createHmac("sha256", key)
      .update(["handrail-human-page", ...parts].join("\n"))
      .digest();
  const signForm = (form: string, { site, conversation }: FormPlace): Buffer =>
    sign("form", site, conversation ?? "none", form);
  return {
    make(place) {
      const form = `${randomName(platform)}.${(platform.clock.now() + FORM_MS).toString(36)}`;
      return `${form}.${signForm(form, place).toString("base64url")}`;
    },
    read(token, place) {
      const [id = "", expires = "", signature = ""] = token.split(".");
      const given = Buffer.from(signature, "base64url");
      const due = signForm(`${id}.${expires}`, place);
      if (given.length !== due.length || !timingSafeEqual(given, due)) return null;
      return Number.parseInt(expires, 36) >= platform.clock.now() ? id : null;
    },
    secretOf: (site, form) => conversationSecret(sign("conversation", site, form).toString("base64url")),
  };
}
