// The plain page in each of its states, as HTML. No script; nothing from anywhere else.
import type { ConversationId, Event } from "@handrail/protocol";
import { html } from "hono/html";
import type { Site } from "../../sites/site.ts";
import { askForm, bookForm, buttonForm, contactForm, sayForm, type FormFrame } from "./forms.ts";
import type { Standing } from "./standing.ts";
import { STYLE_PATH } from "./style.ts";
import type { TimeText } from "./time-text.ts";
import { transcript } from "./transcript.ts";
import type { Notice } from "./words.ts";

type Html = ReturnType<typeof html>;

/** How often a waiting page looks again by itself, in seconds. */
const REFRESH_S = 15;

/** What every page is made from. */
export interface PageBasis {
  readonly site: Pick<Site, "name" | "contact" | "botName">;
  /** The page's own address, without a query. */
  readonly action: string;
  readonly notice: Notice | null;
}

/** The first page: nothing has been asked yet. */
export function startPage(basis: PageBasis, frame: FormFrame): Html {
  const { name } = basis.site;
  return layout(
    basis,
    `Talk to a human at ${name}`,
    html`<p class="lead">Press the button and a person of ${name} answers you here. Everything else is up to you.</p>
      ${askForm(frame)}`,
  );
}

/** Nobody can be asked yet: what else there is. `typed` is given back, so that it is not lost. */
export function notLivePage(basis: PageBasis, typed: string): Html {
  return layout(
    basis,
    `Reach ${basis.site.name}`,
    html`<p class="lead">The chat is not open yet: no person of ${basis.site.name} has signed in to answer.</p>
      ${
        typed === ""
          ? ""
          : html`<p class="field"><label for="typed">What you wrote</label><textarea id="typed" rows="6" readonly>${typed}</textarea></p>`
      }`,
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
  /** The page stands still, so that what is being typed is not lost to the next look. */
  readonly isStill: boolean;
  readonly nowMs: number;
  readonly time: TimeText;
  /** The times that can be chosen now. */
  readonly slots: readonly number[];
  readonly textOf: (atMs: number) => string;
  /** A time is booked. */
  readonly isBooked: boolean;
}

/** Where the request stands. */
export function standingPage(basis: PageBasis, page: StandingPage): Html {
  const { standing, events, isCut, nowMs, time } = page;
  const refreshes = standing.isWaiting && !page.isStill;
  const actions = actionsOf(basis, page, refreshes);
  const said = html`<section aria-labelledby="said">
    <h2 id="said">What was said</h2>
    ${isCut ? html`<p class="hint">Only the latest part is shown here. The agent sees all of it.</p>` : ""}
    ${transcript({ conversation: page.conversation, events, botName: basis.site.botName, time })}
  </section>`;
  // In talk one reads and then answers; whoever came to write finds the form first.
  const isTalk = standing.isInHumanHands && !page.isStill && !refreshes;
  return layout(
    { ...basis, refreshes },
    standing.headline,
    html`<section class="standing" aria-label="Where your request stands">
        ${standing.lines.map((line) => html`<p>${line}</p>`)}
        <p class="hint">As of ${time(nowMs)}. ${watching(basis, { standing, refreshes })}</p>
        ${oneTap(page)}
      </section>
      ${refreshes || page.slots.length === 0 ? "" : bookForm(page.frame, { ...page, isAnother: page.isBooked })}
      ${isTalk ? html`${said}${actions}` : html`${actions}${said}`}
      ${standing.canWithdraw ? buttonForm(page.frame, { act: "withdraw", label: "I no longer need a human" }) : ""}
      <p class="hint"><a href="${basis.action}/transcript">Download transcript</a> · <a href="${basis.action}?erase">Erase this conversation</a></p>`,
  );
}

/** HG14: says how far erasing reaches, before it is done. */
export function erasePage(basis: PageBasis, frame: FormFrame): Html {
  return layout(
    basis,
    "Erase this conversation?",
    html`<p class="lead">Everything goes for good, here and on our server, and a request for a human ends with it. Copies that went elsewhere before, by e-mail, to the assistant’s service or into a back-up, are not reached.</p>
      ${buttonForm(frame, { act: "erase", label: "Erase for good" })}
      <p><a class="button" href="${basis.action}">Keep it</a></p>`,
  );
}

/** Where a link in a mail leads: nothing happens before the button is pressed. */
export function mailLinkPage(
  basis: PageBasis,
  { action, token, link }: { readonly action: string; readonly token: string; readonly link: string },
): Html {
  const { name } = basis.site;
  return layout(
    basis,
    `Open your conversation with ${name}`,
    html`<p class="lead">This confirms your e-mail address, so that answers of ${name} can reach you there, and shows your conversation in this browser.</p>
      <p class="hint">Not yours? Then close this page: nothing has happened.</p>
      <form class="open" method="post" action="${action}">
        <input type="hidden" name="form" value="${token}" /><input type="hidden" name="link" value="${link}" /><input type="hidden" name="do" value="open" />
        <button class="main" type="submit">Open the conversation</button>
      </form>`,
  );
}

/** There is no such site. */
export function unknownSitePage(): Html {
  return shell({
    title: "This page does not exist",
    content: html`<h1>This page does not exist</h1>
      <p class="lead">No shop has this address here. Please go back to the shop and follow its link again, or look for a phone number or an e-mail address there.</p>`,
  });
}

/** Nothing but a notice, and the way back. */
export function noticePage(basis: PageBasis): Html {
  return layout(
    basis,
    `Talk to a human at ${basis.site.name}`,
    html`<p><a class="button" href="${basis.action}">To the form</a></p>`,
  );
}

function watching({ action }: PageBasis, options: { standing: Standing; refreshes: boolean }): Html {
  if (options.refreshes) return html`This page looks again every ${REFRESH_S} seconds.`;
  return options.standing.isWaiting
    ? html`<a href="${action}">Look for the answer again</a>`
    : html`<a href="${action}">Look for news</a>`;
}

function oneTap({ standing, frame }: StandingPage): Html | "" {
  if (standing.stillNeed !== null)
    return buttonForm(frame, { act: "still-need", label: "I still need you", promise: standing.stillNeed });
  return standing.canAskAgain ? askForm(frame) : "";
}

function actionsOf({ action }: PageBasis, { standing, frame, slots }: StandingPage, refreshes: boolean): Html | "" {
  if (!standing.isInHumanHands) return askForm(frame);
  if (standing.canAskAgain) return "";
  if (refreshes) {
    const more =
      slots.length > 0 ? "Write more, leave an address, or choose a time" : "Write more, or leave an address";
    return html`<p><a class="button" href="${action}?write">${more}</a></p>`;
  }
  return html`<section aria-label="Write">${sayForm(frame)} ${contactForm(frame)}</section>`;
}

function layout(basis: PageBasis & { readonly refreshes?: boolean }, heading: string, content: Html): Html {
  const { site, action, notice } = basis;
  return shell({
    title: `${heading} · ${site.name}`,
    // The clean address: a look at news sends nothing again.
    ...(basis.refreshes && { head: html`<meta http-equiv="refresh" content="${REFRESH_S};url=${action}" />` }),
    content: html`<p class="shop">${site.name}</p>
      <h1>${heading}</h1>
      ${notice === null ? "" : html`<p class="notice is-${notice.tone}" role="alert">${notice.text}</p>`} ${content}
      ${contacts(site)}`,
  });
}

function contacts({ name, contact: { email, phone } }: Pick<Site, "name" | "contact">): Html {
  if (email === null && phone === null) {
    return html`<footer><p>${name} has not given a phone number or an e-mail address here. Please look for one on their website.</p></footer>`;
  }
  return html`<footer>
    <p>You can also reach ${name} this way:</p>
    <ul>
      ${phone === null ? "" : html`<li>Call <a href="tel:${phone.replaceAll(/[^+\d]/g, "")}">${phone}</a></li>`}
      ${email === null ? "" : html`<li>Write to <a href="mailto:${email}">${email}</a></li>`}
    </ul>
  </footer>`;
}

function shell({ title, head, content }: { title: string; head?: Html; content: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
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
