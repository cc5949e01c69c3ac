// Draws the plain page of one site for one visitor, as it is at this moment, in their language.
import { confirmedEmail, LIMITS, type ConversationId } from "@handrail/protocol";
import type { Platform } from "../../platform.ts";
import type { QueueFacts } from "../../realtime/queue-facts.ts";
import type { Site, Sites } from "../../sites/site.ts";
import type { LogReader } from "../../store/log.ts";
import { freeSlots } from "../appointments.ts";
import type { FieldProblem } from "./commit.ts";
import { NOTHING, type Typed } from "./fields.ts";
import type { FormFrame } from "./forms.ts";
import type { FormTokens } from "./form-token.ts";
import { speechOf, type Wishes } from "./language.ts";
import { erasePage, mailLinkPage, noticePage, notLivePage, standingPage, startPage, type PageBasis } from "./pages.ts";
import { standingOf } from "./standing.ts";
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

/** Whose page it is, and who asks for it in which language. */
export interface Viewer {
  readonly site: Site;
  readonly wishes: Wishes;
}

/** What a page shows besides where the request stands. */
export interface Shown {
  readonly notice?: Notice | null;
  readonly typed?: Typed;
  readonly problem?: FieldProblem | null;
  /** The page stands still, so that what is being typed is not lost; `contact`: an address is what is to be typed. */
  readonly still?: "no" | "yes" | "contact";
  /** The visitor comes from the link that has confirmed their address: the page says so first. */
  readonly isFromLink?: boolean;
}

/** A page and its HTTP status. */
export interface Drawn {
  readonly html: ReturnType<typeof startPage>;
  readonly status: number;
}

/** Draws pages. */
export interface Show {
  /** Before anything was asked; the contacts alone while the site is not live. */
  start(viewer: Viewer, shown?: Shown): Drawn;
  standing(viewer: Viewer, conversation: ConversationId, shown?: Shown): Promise<Drawn>;
  /** Asks before the conversation is erased. */
  erase(viewer: Viewer, conversation: ConversationId): Promise<Drawn>;
  /** What a link in a mail leads to: a button, so that what follows links by itself uses nothing up. */
  mailLink(viewer: Viewer, shown: { readonly link: string; readonly notice?: Notice | null }): Drawn;
  /** A notice and the way back. */
  notice(viewer: Viewer, notice: Notice): Drawn;
}

export function createShow({ tokens, platform, sites, log, queueFacts, canMail }: ShowDeps): Show {
  const frameOf = (
    { href, speech }: PageBasis,
    given: Pick<FormFrame, "token"> & Partial<Pick<FormFrame, "epoch" | "typed" | "problem" | "hasContact">>,
  ): FormFrame => ({
    action: href(),
    speech,
    canMail,
    hasContact: false,
    epoch: null,
    typed: NOTHING,
    problem: null,
    ...given,
  });

  const start: Show["start"] = (viewer, { notice = null, typed = NOTHING } = {}) => {
    const { site } = viewer;
    const basis = basisOf(viewer, notice);
    const status = notice?.status ?? 200;
    if (!sites.isLive(site.id)) return { html: notLivePage(basis, typed.message), status };
    const token = tokens.make({ site: site.id, conversation: null });
    return { html: startPage(basis, frameOf(basis, { token, typed })), status };
  };
  return {
    start,
    async standing(viewer, conversation, shown = {}) {
      const state = (await log.conversation(conversation))?.state;
      if (!state) return start(viewer, shown);
      const { site } = viewer;
      const { notice = null, typed = NOTHING, problem = null, still = "no", isFromLink = false } = shown;
      const basis = basisOf(viewer, notice, state.locale);
      const { speech } = basis;
      const nowMs = platform.clock.now();
      const moments = speech.moments(site.hours?.timeZone ?? null, nowMs);
      const live = queueFacts.liveFacts(conversation);
      const after = Math.max(0, state.head - LIMITS.eventsPerReadMax);
      const standing = standingOf({ conversation: state, live, nowMs, speech, moments, canMail, isFromLink });
      const token = tokens.make({ site: site.id, conversation });
      const html = standingPage(basis, {
        conversation,
        standing,
        frame: frameOf(basis, { token, epoch: state.epoch, typed, problem, hasContact: state.contact !== null }),
        events: await log.events(conversation, after, LIMITS.eventsPerReadMax),
        isCut: after > 0,
        still,
        nowMs,
        moments,
        slots: standing.canBook ? await freeSlots({ log }, site, nowMs) : [],
        isBooked: state.promise?.slotAtMs !== undefined,
        canMailTranscript: canMail && confirmedEmail(state) !== null,
      });
      return { html, status: problem === null ? (notice?.status ?? 200) : 422 };
    },
    async erase(viewer, conversation) {
      const state = (await log.conversation(conversation))?.state;
      const basis = basisOf(viewer, null, state?.locale);
      const token = tokens.make({ site: viewer.site.id, conversation });
      return { html: erasePage(basis, frameOf(basis, { token, epoch: state?.epoch ?? 0 })), status: 200 };
    },
    mailLink(viewer, { link, notice = null }) {
      const token = tokens.make({ site: viewer.site.id, conversation: null });
      const action = hrefOf(viewer, "mail");
      return { html: mailLinkPage(basisOf(viewer, notice), { action, token, link }), status: notice?.status ?? 200 };
    },
    notice: (viewer, notice) => ({ html: noticePage(basisOf(viewer, notice)), status: notice.status }),
  };
}

/** The page's address. */
export function addressOf(site: Pick<Site, "id">): string {
  return `/human/${site.id}`;
}

/** The same as it is gone on to: the language that was asked for by it stays. `to`: `mail` and `transcript` have addresses of their own. */
export function hrefOf({ site, wishes }: Viewer, to = ""): string {
  const isBeside = to === "mail" || to === "transcript";
  const query = [isBeside ? "" : to, wishes.lang === null ? "" : `lang=${wishes.lang}`].filter(Boolean).join("&");
  return `${addressOf(site)}${isBeside ? `/${to}` : ""}${query && "?"}${query}`;
}

function basisOf(viewer: Viewer, notice: Notice | null, locale?: string | null): PageBasis {
  return { site: viewer.site, speech: speechOf(viewer.wishes, locale), href: (flag) => hrefOf(viewer, flag), notice };
}
