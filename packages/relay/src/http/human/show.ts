// Draws the plain page of one site for one visitor, as it is at this moment.
import { LIMITS, type ConversationId } from "@handrail/protocol";
import type { Platform } from "../../platform.ts";
import type { QueueFacts } from "../../realtime/queue-facts.ts";
import type { Site, Sites } from "../../sites/site.ts";
import type { LogReader } from "../../store/log.ts";
import { freeSlots } from "../appointments.ts";
import { momentTextIn } from "../../domain/moment-text.ts";
import type { FieldProblem } from "./commit.ts";
import { NOTHING, type Typed } from "./fields.ts";
import type { FormTokens } from "./form-token.ts";
import { erasePage, mailLinkPage, noticePage, notLivePage, standingPage, startPage, type PageBasis } from "./pages.ts";
import { standingOf } from "./standing.ts";
import { timeTextIn } from "./time-text.ts";
import type { Notice } from "./words.ts";

export interface ShowDeps {
  readonly tokens: FormTokens;
  readonly platform: Pick<Platform, "clock">;
  readonly sites: Pick<Sites, "isLive">;
  readonly log: Pick<LogReader, "conversation" | "events" | "appointments">;
  readonly queueFacts: Pick<QueueFacts, "liveFacts">;
  /** The relay has a mail server: an address gets a link, and answers. */
  readonly canMail: boolean;
}

/** What a page shows besides where the request stands. */
export interface Shown {
  readonly notice?: Notice | null;
  readonly typed?: Typed;
  readonly problem?: FieldProblem | null;
  /** The page stands still, so that what is being typed is not lost. */
  readonly isStill?: boolean;
}

/** A page and its HTTP status. */
export interface Drawn {
  readonly html: ReturnType<typeof startPage>;
  readonly status: number;
}

/** Draws pages. */
export interface Show {
  /** Before anything was asked; the contacts alone while the site is not live. */
  start(site: Site, shown?: Shown): Drawn;
  standing(site: Site, conversation: ConversationId, shown?: Shown): Promise<Drawn>;
  /** Asks before the conversation is erased. */
  erase(site: Site, conversation: ConversationId, epoch: number): Drawn;
  /** What a link in a mail leads to: a button, so that what follows links by itself uses nothing up. */
  mailLink(site: Site, shown: { readonly link: string; readonly notice?: Notice | null }): Drawn;
  /** A notice and the way back. */
  notice(site: Site, notice: Notice): Drawn;
}

export function createShow({ tokens, platform, sites, log, queueFacts, canMail }: ShowDeps): Show {
  const start: Show["start"] = (site, { notice = null, typed = NOTHING } = {}) => {
    const basis = basisOf(site, notice);
    const status = notice?.status ?? 200;
    if (!sites.isLive(site.id)) return { html: notLivePage(basis, typed.message), status };
    const token = tokens.make({ site: site.id, conversation: null });
    const frame = { action: basis.action, token, epoch: null, typed, problem: null };
    return { html: startPage(basis, frame), status };
  };
  return {
    start,
    async standing(site, conversation, shown = {}) {
      const state = (await log.conversation(conversation))?.state;
      if (!state) return start(site, shown);
      const { notice = null, typed = NOTHING, problem = null, isStill = false } = shown;
      const basis = basisOf(site, notice);
      const nowMs = platform.clock.now();
      const time = timeTextIn(site.hours?.timeZone ?? null, nowMs);
      const live = queueFacts.liveFacts(conversation);
      const after = Math.max(0, state.head - LIMITS.eventsPerReadMax);
      const standing = standingOf({ conversation: state, live, nowMs, time, canMail });
      const html = standingPage(basis, {
        conversation,
        standing,
        frame: {
          action: basis.action,
          token: tokens.make({ site: site.id, conversation }),
          epoch: state.epoch,
          typed,
          problem,
        },
        events: await log.events(conversation, after, LIMITS.eventsPerReadMax),
        isCut: after > 0,
        isStill,
        nowMs,
        time,
        slots: standing.canBook ? await freeSlots({ log }, site, nowMs) : [],
        textOf: momentTextIn(site.hours?.timeZone ?? null, nowMs),
        isBooked: state.promise?.slotAtMs !== undefined,
      });
      return { html, status: problem === null ? (notice?.status ?? 200) : 422 };
    },
    erase(site, conversation, epoch) {
      const { action, ...basis } = basisOf(site, null);
      const token = tokens.make({ site: site.id, conversation });
      const html = erasePage({ action, ...basis }, { action, token, epoch, typed: NOTHING, problem: null });
      return { html, status: 200 };
    },
    mailLink(site, { link, notice = null }) {
      const token = tokens.make({ site: site.id, conversation: null });
      const action = `${addressOf(site)}/mail`;
      return { html: mailLinkPage(basisOf(site, notice), { action, token, link }), status: notice?.status ?? 200 };
    },
    notice: (site, notice) => ({ html: noticePage(basisOf(site, notice)), status: notice.status }),
  };
}

/** The page's address. */
export function addressOf(site: Pick<Site, "id">): string {
  return `/human/${site.id}`;
}

function basisOf(site: Site, notice: Notice | null): PageBasis {
  return { site, action: addressOf(site), notice };
}
