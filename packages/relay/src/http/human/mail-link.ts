// What a link in a mail does: it confirms the address that it was sent to, and lets this browser into the conversation. It takes a
// press of a button, because programs follow the links in mails before people do.
import { commandId, confirmedEmail, LIMITS, type ConversationId } from "@handrail/protocol";
import type { Authority } from "../../authority/authority.ts";
import { hashOfToken } from "../../mail/hash.ts";
import type { MailLink, MailStore } from "../../mail/mail-store.ts";
import { randomName, type Platform } from "../../platform.ts";
import type { Site } from "../../sites/site.ts";
import type { LogReader } from "../../store/log.ts";
import { NOTICES, refusalNotice, type Notice } from "./words.ts";

export interface MailLinkDeps {
  readonly mails: MailStore;
  readonly log: Pick<LogReader, "conversation">;
  readonly authority: Authority;
  readonly platform: Pick<Platform, "clock" | "random">;
}

/** What became of following a link. `key`: what this browser is known by from now on. `hasConfirmed`: the address, and not only opened. */
export type Followed =
  | { readonly type: "in"; readonly key: string; readonly hasConfirmed: boolean }
  | { readonly type: "refused"; readonly notice: Notice };

/** A link that can be followed, or why not. */
export type Looked =
  | { readonly type: "open"; readonly conversation: ConversationId }
  | { readonly type: "refused"; readonly conversation: ConversationId | null; readonly notice: Notice };

export interface MailLinks {
  /** Looks at a link and changes nothing. */
  look(site: Site, token: string): Promise<Looked>;
  /** Follows it, once: the same form may be sent again. */
  follow(site: Site, token: string, form: string): Promise<Followed>;
}

const KEY_BYTES = 32;

export function createMailLinks({ mails, log, authority, platform }: MailLinkDeps): MailLinks {
  const find = async (site: Site, token: string): Promise<MailLink | null> => {
    const link = /^[\w-]{43}$/.test(token) ? await mails.link(token, platform.clock.now()) : null;
    return link && (await log.conversation(link.conversation))?.state.site === site.id ? link : null;
  };
  // Somebody else reads the mail of an address that the visitor has since corrected.
  const isReplaced = async ({ conversation, email }: MailLink): Promise<boolean> =>
    (await log.conversation(conversation))?.state.contact?.email !== email;

  return {
    async look(site, token) {
      const link = await find(site, token);
      if (!link) return { type: "refused", conversation: null, notice: NOTICES.linkUnknown };
      const { conversation, usedBy } = link;
      if (await isReplaced(link)) return { type: "refused", conversation: null, notice: NOTICES.linkReplaced };
      if (usedBy !== null) return { type: "refused", conversation, notice: NOTICES.linkUsed };
      return { type: "open", conversation };
    },
    async follow(site, token, form) {
      const link = await find(site, token);
      if (!link) return { type: "refused", notice: NOTICES.linkUnknown };
      if (await isReplaced(link)) return { type: "refused", notice: NOTICES.linkReplaced };
      const { conversation, email, usedBy } = link;
      if (usedBy !== null && usedBy !== form) return { type: "refused", notice: NOTICES.linkUsed };
      const state = (await log.conversation(conversation))?.state;
      const isConfirmed = !state || confirmedEmail(state) !== null;
      if (!isConfirmed) {
        // Before the link is used up: what could not be stored may be tried again.
        const { verdict } = await authority.submit({
          conversation,
          site: site.id,
          author: { type: "relay" },
          command: { type: "confirm-contact", id: commandId(hashOfToken(token).slice(0, 32)), email },
        });
        if (!verdict.ok) return { type: "refused", notice: refusalNotice(verdict.error.code) };
      }
      if (!(await mails.use(token, form))) return { type: "refused", notice: NOTICES.linkUsed };
      const key = randomName(platform, KEY_BYTES);
      await mails.admit(key, { conversation, email, expiresAtMs: platform.clock.now() + LIMITS.humanVisitMs });
      // A second press is told the same: it is its answer that the browser shows.
      return { type: "in", key, hasConfirmed: !isConfirmed || usedBy === form };
    },
  };
}
