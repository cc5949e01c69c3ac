// The plain page in each of its states, as HTML. No script; nothing from anywhere else.
import type { ConversationId, Event } from "@handrail/protocol";
import { html } from "hono/html";
import type { Site } from "../../sites/site.ts";
import type { Moments, Speech } from "../../words/speech.ts";
import { askForm, bookForm, buttonForm, contactForm, sayForm, type FormFrame } from "./forms.ts";
import { say, type Html } from "./say.ts";
import type { Standing } from "./standing.ts";
import { STYLE_PATH } from "./style.ts";
import { timeTextIn } from "./time-text.ts";
import { transcript } from "./transcript.ts";
import type { Notice } from "./words.ts";

/** How often a waiting page looks again by itself, in seconds. */
const REFRESH_S = 15;

/** What every page is made from. */
export interface PageBasis {
  readonly site: Pick<Site, "name" | "contact" | "botName">;
  readonly speech: Speech;
  /** The page's own address, with what it is to show: `?write`, `?erase`. */
  readonly href: (flag?: string) => string;
  readonly notice: Notice | null;
}

/** The first page: nothing has been asked yet. */
export function startPage(basis: PageBasis, frame: FormFrame): Html {
  const { words } = basis.speech;
  return layout(basis, words.talkToHuman, html`<p class="lead">${words.humanAnytime}</p>${askForm(frame)}`);
}

/** Nobody can be asked yet: what else there is. `typed` is given back, so that it is not lost. */
export function notLivePage(basis: PageBasis, typed: string): Html {
  const { words } = basis.speech;
  const { email, phone } = basis.site.contact;
  return layout(
    { ...basis, isOnlyWay: true },
    words.notLiveTitle,
    html`${
      typed === ""
        ? ""
        : html`<p class="field"><label for="typed">${words.message}</label><textarea id="typed" rows="6" dir="auto" readonly>${typed}</textarea></p>`
    }${email === null && phone === null ? "" : html`<p class="lead">${words.notLive}</p>`}`,
  );
}

/** What there is besides. */
export interface StandingPage {
  readonly conversation: ConversationId;
  readonly standing: Standing;
  readonly frame: FormFrame;
  readonly events: readonly Event[];
  /** Earlier events are not among `events`. */
  readonly isCut: boolean;
  /** The page stands still, so that what is being typed is not lost to the next look; `contact`: an address is what is to be typed. */
  readonly still: "no" | "yes" | "contact";
  readonly nowMs: number;
  readonly moments: Moments;
  /** The times that can be chosen now. */
  readonly slots: readonly number[];
  /** A time is booked. */
  readonly isBooked: boolean;
  /** There is a confirmed address that the transcript can be sent to. */
  readonly canMailTranscript: boolean;
}

/** Where the request stands. */
export function standingPage(basis: PageBasis, page: StandingPage): Html {
  const { standing, events, isCut, nowMs, moments, slots } = page;
  const { speech, site, href } = basis;
  const { words } = speech;
  const refreshes = standing.isWaiting && page.still === "no";
  const actions = actionsOf(basis, page, refreshes);
  const said = html`<section aria-labelledby="said">
    <h2 id="said">${words.transcript}</h2>
    ${isCut ? html`<p class="hint">${words.partOnly}</p>` : ""}
    ${transcript({ conversation: page.conversation, events, botName: site.botName, speech, moments })}
  </section>`;
  // In talk one reads and then answers; whoever came to write finds the form first.
  const isTalk = standing.isInHumanHands && page.still === "no" && !refreshes;
  // Whoever has just confirmed an address reads of that first, and then where the request stands.
  const isNews = standing.confirmed !== null;
  // Who waits for nobody has left the address for the transcript.
  const isMailFirst = isNews && !standing.isInHumanHands;
  return layout(
    { ...basis, refreshes },
    isNews ? words.addressConfirmed : standing.headline,
    html`${isNews ? html`<p class="lead">${standing.confirmed}</p>` : ""}
      ${isMailFirst ? mailForm(page, "plain") : ""}
      <section class="standing" aria-labelledby="${isNews ? "stands" : "headline"}">
        ${isNews ? html`<h2 id="stands">${standing.headline}</h2>` : ""}
        ${standing.lines.map((line) => html`<p>${line}</p>`)}
        <p class="hint">
          ${say(words.asOf, { time: timeTextIn(moments)(nowMs) })}
          ${refreshes ? words.looksAgain : html`<a href="${href()}">${words.look}</a>`}
        </p>
        ${oneTap(page)}
      </section>
      ${refreshes || slots.length === 0 ? "" : bookForm(page.frame, { slots, textOf: moments.moment, isAnother: page.isBooked })}
      ${isTalk ? html`${said}${actions}` : html`${actions}${said}`}
      ${standing.canWithdraw ? buttonForm(page.frame, { act: "withdraw", label: words.withdraw, look: "quiet" }) : ""}
      ${isMailFirst ? "" : mailForm(page, "quiet")}
      <p class="hint">
        <a href="${href("transcript")}">${words.download}</a> · <a href="${href("erase")}">${words.eraseChat}</a>
      </p>`,
  );
}

/** HG14: says how far erasing reaches, before it is done. */
export function erasePage(basis: PageBasis, frame: FormFrame): Html {
  const { words } = basis.speech;
  return layout(
    basis,
    words.eraseTitle,
    html`<p class="lead">${words.eraseText}</p>
      ${buttonForm(frame, { act: "erase", label: words.eraseYes })}
      <p><a class="button" href="${basis.href()}">${words.eraseNo}</a></p>`,
  );
}

/** Where a link in a mail leads: nothing happens before the button is pressed. */
export function mailLinkPage(
  basis: PageBasis,
  { action, token, link }: { readonly action: string; readonly token: string; readonly link: string },
): Html {
  const { words } = basis.speech;
  return layout(
    basis,
    words.openTalk,
    html`<p class="lead">${words.openLead}</p>
      <p class="hint">${words.openNotYours}</p>
      <form class="open" method="post" action="${action}">
        <input type="hidden" name="form" value="${token}" /><input type="hidden" name="link" value="${link}" /><input type="hidden" name="do" value="open" />
        <button class="main" type="submit">${words.openTalk}</button>
      </form>`,
  );
}

/** There is no such site. */
export function unknownSitePage(speech: Speech): Html {
  const { unknownTitle, unknownText } = speech.words;
  return shell({
    speech,
    title: unknownTitle,
    content: html`<h1>${unknownTitle}</h1>
      <p class="lead">${unknownText}</p>`,
  });
}

/** Nothing but a notice, and the way back. */
export function noticePage(basis: PageBasis): Html {
  const { words } = basis.speech;
  return layout(basis, words.talkToHuman, html`<p><a class="button" href="${basis.href()}">${words.back}</a></p>`);
}

function mailForm({ canMailTranscript, frame }: StandingPage, look: "plain" | "quiet"): Html | "" {
  return canMailTranscript ? buttonForm(frame, { act: "mail", label: frame.speech.words.mailTranscript, look }) : "";
}

function oneTap({ standing, frame }: StandingPage): Html | "" {
  const { words } = frame.speech;
  if (standing.stillNeed !== null)
    return buttonForm(frame, { act: "still-need", label: words.stillNeed, promise: standing.stillNeed });
  return standing.canAskAgain ? askForm(frame) : "";
}

function actionsOf({ speech, href }: PageBasis, page: StandingPage, refreshes: boolean): Html | "" {
  const { standing, frame, slots, isBooked } = page;
  const { words } = speech;
  if (!standing.isInHumanHands) return askForm(frame);
  if (standing.canAskAgain) return "";
  if (refreshes) {
    return html`<p class="ways">
      <a class="button" href="${href("write")}">${words.placeholder}</a>
      <a class="button" href="${href("write=contact")}#contact">${frame.hasContact ? words.changeContact : words.leaveContact}</a>
      ${slots.length === 0 ? "" : html`<a class="button" href="${href("write")}#slot">${isBooked ? words.otherTime : words.chooseTime}</a>`}
    </p>`;
  }
  return html`<section>
    ${sayForm(frame)} ${contactForm(frame, { isWanted: page.still === "contact" })}
  </section>`;
}

/** `isOnlyWay`: what the merchant can be reached by is all there is, and has been said to be. */
type Laid = PageBasis & { readonly refreshes?: boolean; readonly isOnlyWay?: boolean };

function layout(basis: Laid, heading: string, content: Html): Html {
  const { site, speech, href, notice } = basis;
  return shell({
    speech,
    title: `${heading} · ${site.name}`,
    // Without what it was to show: a look at news sends nothing again.
    ...(basis.refreshes && { head: html`<meta http-equiv="refresh" content="${REFRESH_S};url=${href()}" />` }),
    content: html`<p class="shop"><bdi>${site.name}</bdi></p>
      <h1 id="headline">${heading}</h1>
      ${notice === null ? "" : html`<p class="notice is-${notice.tone}" role="alert">${speech.words[notice.says]}</p>`} ${content}
      ${contacts(basis)}`,
  });
}

function contacts({ site: { contact }, speech: { words }, isOnlyWay = false }: Laid): Html {
  const { email, phone } = contact;
  if (email === null && phone === null) return html`<footer><p>${words.noContact}</p></footer>`;
  return html`<footer>
    ${isOnlyWay ? "" : html`<p>${words.otherWays}</p>`}
    <ul>
      ${phone === null ? "" : html`<li>${say(words.call, { phone: html`<a href="tel:${phone.replaceAll(/[^+\d]/g, "")}" dir="ltr">${phone}</a>` })}</li>`}
      ${email === null ? "" : html`<li>${say(words.write, { email: html`<a href="mailto:${email}">${email}</a>` })}</li>`}
    </ul>
  </footer>`;
}

function shell({ speech, title, head, content }: { speech: Speech; title: string; head?: Html; content: Html }): Html {
  return html`<!doctype html>
    <html lang="${speech.tag}" dir="${speech.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${head ?? ""}
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
}
