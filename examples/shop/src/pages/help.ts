// The help page: the very documents that the bot quotes, with an anchor for each of its sources.
import { readPolicies, type Policy } from "@handrail/example-faq-bot/policies";
import { html, raw } from "hono/html";
import { marked } from "marked";
import type { Html, Page } from "../layout.ts";

/** In the order in which people ask, not in that of the alphabet. */
const ORDER = ["orders", "shipping", "returns", "refunds", "payment", "warranty"];

export function helpPage(): Page {
  const policies = readPolicies().toSorted((one, other) => ORDER.indexOf(one.slug) - ORDER.indexOf(other.slug));
  return {
    title: "Help",
    description: "Orders, shipping, returns, refunds, payment, warranty and repairs at Fjell & Fjord.",
    path: "/help",
    main: html`<div class="wrap">
<header class="page-head"><p class="eyebrow">Help</p><h1>What we promise, in writing</h1><p class="lead">The bot in the corner has read all of this. If you would rather not, ask it, or ask for a human.</p></header>
<div class="help">
<nav class="contents" aria-label="On this page"><ul>${policies.map(({ slug, title }) => html`<li><a href="#${slug}">${title}</a></li>`)}</ul></nav>
<div class="policies">${policies.map(policySection)}</div>
</div>
</div>`,
  };
}

function policySection({ slug, title, lead, sections }: Policy): Html {
  return html`<section id="${slug}" aria-labelledby="${slug}-title">
<h2 id="${slug}-title">${title}</h2>
<div class="policy-lead">${rendered(lead)}</div>
${sections.map(
  ({ anchor, heading, markdown }) =>
    html`<article id="${anchor}"><h3>${heading} <a class="anchor" href="#${anchor}" aria-label="Link to: ${heading}">#</a></h3>${rendered(markdown)}</article>`,
)}
</section>`;
}

/** The documents are the shop's own, so their HTML may stand as it is. Wide tables get a frame that scrolls. */
function rendered(markdown: string): Html {
  const page = marked.parse(markdown, { async: false });
  return raw(
    page
      .replaceAll("<table>", '<div class="table" tabindex="0" role="region" aria-label="Table"><table>')
      .replaceAll("</table>", "</table></div>"),
  );
}
