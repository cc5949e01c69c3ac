// The front page: the season, the goods, and why to buy them here.
import { html, raw } from "hono/html";
import { readArt } from "../assets.ts";
import type { Page } from "../layout.ts";
import { PRODUCTS } from "../products.ts";
import { productCard } from "./product-card.ts";

export function frontPage(): Page {
  return {
    title: "Outdoor and home goods for weather",
    description:
      "A small shop in Bergen and Oslo for outdoor and home goods that are made for weather and kept for years.",
    path: "/",
    main: html`<section class="hero">
${raw(readArt("fjord"))}
<div class="hero-words">
<p class="eyebrow">Autumn, before the snow</p>
<h1>Made for weather.<br><em>Kept for years.</em></h1>
<p class="lead">Wool, canvas, leather and enamel from makers we know by name. And when something breaks, we mend it.</p>
<p class="actions"><a class="button" href="#goods">See the goods</a> <a class="button quiet" href="/help#warranty">How we repair</a></p>
</div>
</section>
<section class="wrap" id="goods" aria-labelledby="goods-title">
<div class="section-head"><h2 id="goods-title">Six good things</h2><p>We would rather sell few things that we can stand behind.</p></div>
<ul class="goods">${PRODUCTS.map((product) => html`<li>${productCard(product)}</li>`)}</ul>
</section>
<section class="promises" aria-label="What we promise">
<div class="wrap promises-in">
<div><span class="numeral">60</span><h3>days to send it back</h3><p>Free from the Nordic countries. Wear it at home, sleep on it, decide. <a href="/help#returns">Returns</a></p></div>
<div><span class="numeral">10</span><h3>years on our own bags</h3><p>Three on everything else, and the law on top of that. <a href="/help#warranty">Warranty</a></p></div>
<div><span class="numeral">1</span><h3>human, if you want one</h3><p>Our bot knows the policies. Whenever you would rather have a person, say so, and one comes.</p></div>
</div>
</section>
<section class="wrap story">
<blockquote><p>“A zip is twenty-five euro. A new bag is a hundred and forty-nine. <em>I know which one I'd rather sell you.</em>”</p><footer>Ingrid Solheim, who runs the workshop in Bergen</footer></blockquote>
<div class="story-text"><h2>Mended in Skostredet</h2><p>Behind the shop in Bergen there is a room with four sewing machines, a stove and a radio that knows one station. Everything that we have ever sold can come back here: for a zip, an elbow, a new strap, or only for wax.</p><p>A repair takes about two weeks, and you know the price before we thread a needle.</p><p><a class="more" href="/help#warranty-can-you-repair-something-that-is-out-of-warranty">What a repair costs</a></p></div>
</section>`,
  };
}
