// `/human/:site`: a human without any script. A form that makes the same request by the same law, and shows its state on each look.
import { commandId, LIMITS, siteId } from "@handrail/protocol";
import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ownOrigins } from "../../desk/same-origin.ts";
import type { Authority } from "../../authority/authority.ts";
import type { RequestEnv } from "../app.ts";
import { networkOf } from "../remote.ts";
import { randomName, type Platform } from "../../platform.ts";
import type { Presence } from "../../realtime/presence.ts";
import type { Site, Sites } from "../../sites/site.ts";
import { commitForm, type FieldProblem, type Sender } from "./commit.ts";
import { NOTHING, readFields, type Fields, type Typed } from "./fields.ts";
import { createFormTokens } from "./form-token.ts";
import type { AddressShare } from "../../mail/address-share.ts";
import type { MailTranscript } from "../../mail/transcript-mail.ts";
import type { MailStore } from "../../mail/mail-store.ts";
import { createMailLinks } from "./mail-link.ts";
import { speechOf, wishesOf } from "./language.ts";
import { createLooks } from "./looks.ts";
import { unknownSitePage } from "./pages.ts";
import { createShow, hrefOf, addressOf, type Drawn, type ShowDeps, type Viewer } from "./show.ts";
import { STYLE } from "./style.ts";
import { transcriptStream } from "./transcript-stream.ts";
import { forgetVisit, keepVisit, visitBy, visitOf, type Visit } from "./visit.ts";
import { NOTICES, refusalNotice, type Notice } from "./words.ts";

interface Env {
  Bindings: RequestEnv;
}

export interface HumanDeps extends Omit<ShowDeps, "tokens" | "platform" | "sites"> {
  readonly publicUrl: string;
  /** Signs forms. */
  readonly secret: string;
  readonly platform: Platform;
  readonly sites: Pick<Sites, "get" | "isLive">;
  readonly authority: Authority;
  readonly presence: Presence;
  readonly mails: MailStore;
  readonly addressShare: AddressShare;
  readonly mailTranscript: MailTranscript;
  readonly stopping: AbortSignal;
}

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  // With no-referrer a browser would send its forms without the origin that they are known by.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
} as const;

export function humanRoutes(deps: HumanDeps): Hono<Env> {
  const { sites, platform, publicUrl, log, authority, addressShare, stopping } = deps;
  const tokens = createFormTokens(deps.secret, platform);
  const show = createShow({ ...deps, tokens });
  const noteLook = createLooks({ presence: deps.presence, clock: platform.clock, stopping });
  const mailLinks = createMailLinks(deps);
  const visitDeps = { log, mails: deps.mails, clock: platform.clock };
  const origins = ownOrigins(publicUrl);
  const isHttps = publicUrl.startsWith("https:");
  const app = new Hono<Env>();

  const withSite =
    (handle: (c: Context<Env>, viewer: Viewer) => Response | Promise<Response>) =>
    (c: Context<Env>): Response | Promise<Response> => {
      for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
      const site = sites.get(siteId(c.req.param("site") ?? ""));
      const wishes = wishesOf(c);
      return site ? handle(c, { site, wishes }) : draw(c, { html: unknownSitePage(speechOf(wishes)), status: 404 });
    };

  app.get("/human/style.css", (c) => {
    c.header("cache-control", "public, max-age=31536000, immutable");
    c.header("x-content-type-options", "nosniff");
    return c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" });
  });

  app.get(
    "/human/:site",
    withSite(async (c, viewer) => {
      const { site } = viewer;
      const visit = await visitOf(c, site, visitDeps);
      if (visit?.isErased) {
        forgetVisit(c, site);
        return draw(c, show.start(viewer, { notice: NOTICES.erased }));
      }
      if (!visit) {
        const isCookieRefused = c.req.query("asked") !== undefined;
        return draw(c, show.start(viewer, { notice: isCookieRefused ? NOTICES.noCookies : null }));
      }
      if (isLook(c)) {
        noteLook(visit.conversation, networkOf(c.env?.remoteAddress));
        await acknowledgeOnceSent(c, site, visit);
      }
      if (c.req.query("erase") !== undefined) {
        return draw(c, await show.erase(viewer, visit.conversation));
      }
      const write = c.req.query("write");
      const still = write === undefined ? "no" : write === "contact" ? write : "yes";
      const isFromLink = c.req.query("confirmed") !== undefined;
      return draw(c, await show.standing(viewer, visit.conversation, { still, isFromLink }));
    }),
  );

  app.post(
    "/human/:site",
    withSite(async (c, viewer) => {
      const { site } = viewer;
      if (isForeign(c, origins)) return draw(c, show.notice(viewer, NOTICES.otherOrigin));
      const fields = await readFields(c.req.raw, LIMITS.bodyBytesMax);
      if ("code" in fields) {
        return draw(c, show.notice(viewer, fields.code === "body-too-large" ? NOTICES.tooLarge : NOTICES.unreadable));
      }
      const known = await visitOf(c, site, visitDeps);
      const visit = known?.isErased ? null : known;
      // A second click on it: the page tells that it is done.
      if (known?.isErased && fields.act === "erase") return c.redirect(hrefOf(viewer), 303);
      const refuse = async (notice: Notice): Promise<Response> => {
        const shown = { notice, typed: fields, still: "yes" } as const;
        return draw(c, visit ? await show.standing(viewer, visit.conversation, shown) : show.start(viewer, shown));
      };
      const form = formOf(fields, site, visit);
      if (form === null && known?.isErased) return refuse(NOTICES.erasedMeanwhile);
      if (form === null) return refuse(visit || !isOfVisit(fields) ? NOTICES.oldForm : NOTICES.lostCookie);
      if (stopping.aborted) return refuse(refusalNotice("shutting-down"));

      if (visit && fields.act === "mail") {
        const mailed = await deps.mailTranscript(site, visit.conversation);
        const notice = "code" in mailed ? refusalNotice(mailed.code) : NOTICES.mailed;
        return draw(c, await show.standing(viewer, visit.conversation, { notice }));
      }

      const { key, conversation } = visit ?? visitBy(tokens.secretOf(site.id, form));
      const sender: Sender = {
        site: site.id,
        conversation,
        form,
        pageUrl: `${publicUrl}${addressOf(site)}`,
        locale: speechOf(viewer.wishes).tag,
        mayHave: (command) => addressShare(command, c.env?.remoteAddress),
      };
      deps.presence.note(conversation, networkOf(c.env?.remoteAddress));
      // Without a conversation there is only one thing to ask for.
      const committed = await commitForm(authority, sender, visit ? fields : { ...fields, act: "ask" });
      // Who has changed the address by this very page goes on to be let in.
      if (visit?.isByMail && committed.contact) {
        const { email } = committed.contact;
        await deps.mails.admit(key, { conversation, email, expiresAtMs: platform.clock.now() + LIMITS.humanVisitMs });
      }
      if (committed.type === "refused") return refuse(refusalNotice(committed.code));
      keepVisit(c, site, { key, isHttps });
      const { problem } = committed;
      if (problem !== null) {
        return draw(
          c,
          await show.standing(viewer, conversation, { problem, typed: leftOver(fields, problem), still: "yes" }),
        );
      }
      // To a GET, so that a reload sends nothing again.
      return c.redirect(hrefOf(viewer, visit ? "" : "asked"), 303);
    }),
  );

  app.get(
    "/human/:site/transcript",
    withSite(async (c, viewer) => {
      const { site } = viewer;
      const visit = await visitOf(c, site, visitDeps);
      if (!visit || visit.isErased) return c.redirect(hrefOf(viewer), 303);
      const speech = speechOf(viewer.wishes, (await log.conversation(visit.conversation))?.state.locale);
      return c.body(transcriptStream(log, visit.conversation, { site, speech }), 200, {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="chat-${site.id}.txt"`,
      });
    }),
  );

  app.get(
    "/human/:site/mail/:token",
    withSite(async (c, viewer) => {
      const { site } = viewer;
      const token = c.req.param("token") ?? "";
      const looked = await mailLinks.look(site, token);
      if (looked.type === "open") return draw(c, show.mailLink(viewer, { link: token }));
      // Whoever comes back by a link that this very browser has followed is in already.
      const own = looked.conversation === null ? null : await visitOf(c, site, visitDeps);
      const isIn = own !== null && own.conversation === looked.conversation;
      return isIn ? c.redirect(hrefOf(viewer), 303) : draw(c, show.notice(viewer, looked.notice));
    }),
  );

  app.post(
    "/human/:site/mail",
    withSite(async (c, viewer) => {
      const { site } = viewer;
      if (isForeign(c, origins)) return draw(c, show.notice(viewer, NOTICES.otherOrigin));
      const fields = await readFields(c.req.raw, LIMITS.bodyBytesMax);
      if ("code" in fields) return draw(c, show.notice(viewer, NOTICES.unreadable));
      const form = tokens.read(fields.form, { site: site.id, conversation: null });
      if (form === null) return draw(c, show.mailLink(viewer, { link: fields.link, notice: NOTICES.oldForm }));
      if (stopping.aborted) return draw(c, show.notice(viewer, refusalNotice("shutting-down")));
      const followed = await mailLinks.follow(site, fields.link, form);
      if (followed.type === "refused") return draw(c, show.notice(viewer, followed.notice));
      keepVisit(c, site, { key: followed.key, isHttps });
      // To an address without the token: it stays in no history, and a reload sends nothing again.
      return c.redirect(hrefOf(viewer, followed.hasConfirmed ? "confirmed" : ""), 303);
    }),
  );

  // A first form that is sent again, from another tab or by a second click, still holds beside a conversation.
  function formOf({ form }: Fields, site: Site, visit: Visit | null): string | null {
    const own = visit && tokens.read(form, { site: site.id, conversation: visit.conversation });
    return own ?? tokens.read(form, { site: site.id, conversation: null });
  }

  // HG7: an answer that this page shows has arrived once the page is on its way, and not where the connection was cut before.
  async function acknowledgeOnceSent(c: Context<Env>, site: Site, { conversation }: Visit): Promise<void> {
    const state = (await log.conversation(conversation))?.state;
    if (!state?.promise || state.promise.answeredSeq === null) return;
    const { head: seq } = state;
    const acknowledge = () =>
      authority.submit({
        conversation,
        site: site.id,
        author: { type: "visitor" },
        command: { type: "received", id: commandId(randomName(platform)), seq },
      });
    if (c.env?.onSent) c.env.onSent(() => void acknowledge());
    else await acknowledge();
  }

  return app;
}

async function draw(c: Context, { html, status }: Drawn): Promise<Response> {
  return c.html(html, statusOf(status));
}

// Every status of ours comes with a page.
function statusOf(status: number): ContentfulStatusCode {
  switch (status) {
    case 400:
    case 403:
    case 404:
    case 409:
    case 413:
    case 422:
    case 429:
    case 500:
    case 503:
      return status;
    default:
      return 200;
  }
}

// What a browser fetches ahead of a look, or without its body, nobody has seen.
function isLook(c: Context): boolean {
  return c.req.method === "GET" && !/prefetch|prerender/.test(c.req.header("sec-purpose") ?? "");
}

// A browser names the origin of a form; what names none (a text browser) is held by the form's token alone.
function isForeign(c: Context, origins: readonly string[]): boolean {
  const from = c.req.header("sec-fetch-site");
  if (from !== undefined) return from !== "same-origin";
  const origin = c.req.header("origin");
  return origin !== undefined && !origins.includes(origin);
}

/** Whether the form stood on a page of a conversation: those know its epoch. */
function isOfVisit({ epoch }: Fields): boolean {
  return epoch !== null;
}

// Only what was not accepted is left to mend: the rest has been taken.
function leftOver({ message, name, email, phone }: Fields, problem: FieldProblem): Typed {
  return problem === "message-long" || problem === "message-empty"
    ? { ...NOTHING, message }
    : { ...NOTHING, name, email, phone };
}
