// The frame around every page: head, header, footer, and the two lines that a merchant pastes to have Handrail.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of HTML that is safe to put into another. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What of Handrail a page needs to know. */
export interface HandrailTag {
  readonly relayUrl: string;
  readonly site: string;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

/** One page's own part. */
export interface Page {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly main: Html;
  readonly scripts?: readonly string[];
}

const MENU = [
  ["/#goods", "Goods"],
  ["/order-status", "Order status"],
  ["/help", "Help"],
] as const;

/** Puts a page into its frame. */
export function layout(page: Page, tag: HandrailTag): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Fjell &amp; Fjord</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f6f1e7" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#10191a" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="preload" href="/assets/figtree.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/assets/fraunces.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/assets/shop.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<p class="notice">Free shipping in the Nordics from €90 <span aria-hidden="true">·</span> <i>60 days to return</i></p>
<header class="top">
<a class="brand" href="/">${mark()}<span>Fjell <em>&amp;</em> Fjord</span></a>
<nav aria-label="Shop">
${MENU.map(([href, name]) => html`<a href="${href}"${href === page.path ? raw(' aria-current="page"') : ""}>${name}</a>`)}
</nav>
<button class="basket" type="button" data-basket popovertarget="basket">${basketMark()}<span>Basket</span> <b data-basket-count hidden>0</b></button>
</header>
<main id="main">${page.main}</main>
${footer(tag)}
${basketCard()}
<script type="module" src="/assets/shop.js"></script>
${(page.scripts ?? []).map((src) => html`<script type="module" src="${src}"></script>\n`)}${handrail(tag)}
</body>
</html>
`;
}

/** Exactly what the README tells a merchant to paste: a plain link that works without any script, and the script. */
function handrail({ relayUrl, site, phone, email }: HandrailTag): Html {
  return html`<a href="${relayUrl}/human/${encodeURIComponent(site)}" data-handrail>Talk to a human</a><script async src="${relayUrl}/handrail.js" data-site="${site}"${phone === undefined ? "" : html` data-phone="${phone}"`}${email === undefined ? "" : html` data-email="${email}"`}></script>`;
}

function footer({ phone, email }: HandrailTag): Html {
  return html`<footer class="foot">
<div class="foot-in">
<div><p class="brand brand-foot">${mark()}<span>Fjell <em>&amp;</em> Fjord</span></p><p>Outdoor and home goods for weather.<br>Packed by hand in Bergen and Oslo.</p></div>
<div><h2>Shops</h2><p>Skostredet 12, Bergen<br>Markveien 31, Oslo</p><p>Mon–Sat, 10:00–18:00</p></div>
<div><h2>Help</h2><ul><li><a href="/order-status">Order status</a></li><li><a href="/help#shipping">Shipping</a></li><li><a href="/help#returns">Returns</a></li><li><a href="/help#warranty">Warranty and repairs</a></li></ul></div>
<div><h2>Humans</h2><p>There is one behind every chat: ask for them at any time.</p>${phone === undefined ? "" : html`<p><a href="tel:${phone.replace(/\s+/g, "")}">${phone}</a></p>`}${email === undefined ? "" : html`<p><a href="mailto:${email}">${email}</a></p>`}</div>
</div>
<p class="fine">A demonstration of Handrail. Nothing here is for sale, though we wish it were.</p>
</footer>`;
}

/** A popover, not a modal dialog: the page beside it stays alive, and with it the way to a human. */
function basketCard(): Html {
  return html`<section class="drawer" id="basket" popover aria-labelledby="basket-title">
<div class="drawer-head"><h2 id="basket-title">Your basket</h2><button type="button" data-close popovertarget="basket" popovertargetaction="hide" aria-label="Close the basket">×</button></div>
<p data-empty>Nothing in it yet. The weather will change that.</p>
<ul data-lines></ul>
<p class="total" data-total-line hidden><span>Total, with VAT</span> <strong data-total></strong></p>
<p class="fine">This is a demonstration shop: there is no checkout.</p>
</section>
<p class="toast" role="status" data-toast></p>`;
}

function mark(): Html {
  return raw(
    '<svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><circle cx="20" cy="20" r="20" class="mark-disc"/><path class="mark-peak" d="m6 26 9-13 5 6 4-5 10 12Z"/><path class="mark-wave" d="M8 30q4-3 8 0t8 0 8 0" fill="none" stroke-width="2" stroke-linecap="round"/></svg>',
  );
}

function basketMark(): Html {
  return raw(
    '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="M4 9h16l-1.600 10.200a2 2 0 0 1-2 1.800H7.600a2 2 0 0 1-2-1.800Z"/><path d="M8 9c0-7 8-7 8 0"/></svg>',
  );
}
