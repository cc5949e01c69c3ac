// The page on which visitors look up an order. The look-up itself runs in the browser, over a few made-up orders.
import { html } from "hono/html";
import type { Page } from "../layout.ts";

/** @param order - the number that a link has brought along, as it stood in the address */
export function orderStatusPage(order: string): Page {
  return {
    title: "Order status",
    description: "Where your order is: enter its number and your e-mail address or postcode.",
    path: "/order-status",
    scripts: ["/assets/order-status.js"],
    main: html`<div class="wrap narrow">
<header class="page-head"><p class="eyebrow">Order status</p><h1>Where is my order?</h1><p class="lead">Enter the order number from our e-mail, and the e-mail address or postcode that you gave us. No account needed.</p></header>
<form class="panel lookup" action="/order-status" method="get" data-lookup>
<label>Order number<input name="order" required autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="FF-10482" value="${order}" aria-describedby="order-hint"></label>
<label>E-mail or postcode<input name="contact" required autocomplete="email" placeholder="you@example.com"></label>
<button class="button" type="submit">Look it up</button>
<p class="hint" id="order-hint">In this demonstration, try FF-10482, FF-20915, FF-31007 or FF-40266, with any e-mail address.</p>
</form>
<div class="result" data-result role="status"></div>
<noscript><p class="panel">This page needs a script to look up an order. Without it, please ask a human by the link at the end of the page.</p></noscript>
<section class="below"><h2>Something else?</h2><ul class="links"><li><a href="/help#orders-can-i-change-my-order">Change an order</a></li><li><a href="/help#orders-can-i-cancel-my-order">Cancel an order</a></li><li><a href="/help#shipping-my-parcel-was-damaged-or-is-missing">Damaged or missing</a></li><li><a href="/help#returns-how-do-i-return-something">Return something</a></li></ul></section>
</div>`,
  };
}
