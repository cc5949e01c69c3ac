// The page of one product.
import { html, raw } from "hono/html";
import { readArt } from "../assets.ts";
import type { Page } from "../layout.ts";
import { PRODUCTS, type Product } from "../products.ts";
import { productCard } from "./product-card.ts";

export function productPage(product: Product): Page {
  const at = PRODUCTS.indexOf(product);
  // The drawing shows the first colour; of sizes, the middle one fits most.
  const preselected = product.options.name === "Size" ? Math.floor(product.options.choices.length / 2) : 0;
  const others = [1, 2, 3].flatMap((step) => PRODUCTS[(at + step) % PRODUCTS.length] ?? []);
  return {
    title: `${product.name}, ${product.kind.toLowerCase()}`,
    description: product.line,
    path: `/products/${product.slug}`,
    main: html`<div class="wrap">
<p class="crumbs"><a href="/#goods">Goods</a> <span aria-hidden="true">/</span> <span>${product.name}</span></p>
<article class="product">
<div class="stage tone-${product.tone}">${raw(readArt(product.art))}</div>
<div class="product-words">
${product.badge === undefined ? "" : html`<p class="badge badge-static">${product.badge}</p>`}
<h1>${product.name}</h1>
<p class="kind">${product.kind}</p>
<p class="product-price">€${product.priceEuro} <span>incl. VAT</span></p>
<p class="lead">${product.line}</p>
<form class="buy" action="/" data-buy data-slug="${product.slug}" data-name="${product.name}" data-price="${product.priceEuro}">
<fieldset><legend>${product.options.name}</legend><div class="choices">${product.options.choices.map(
      (choice, index) =>
        html`<label><input type="radio" name="choice" value="${choice}"${index === preselected ? raw(" checked") : ""}><span>${choice}</span></label>`,
    )}</div></fieldset>
<button class="button wide" type="submit">Put it in the basket</button>
</form>
<ul class="assurances"><li>In stock, leaves us within one working day</li><li>${product.priceEuro >= 90 ? html`Ships free <a href="/help#shipping-what-does-shipping-cost">in the Nordics</a>` : html`<a href="/help#shipping-what-does-shipping-cost">Shipping</a> from €6.90`}</li><li><a href="/help#returns-how-long-can-i-return-something">60 days</a> to return</li></ul>
<details open><summary>About it</summary><p>${product.description}</p></details>
<details><summary>Facts</summary><dl>${product.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></details>
<details><summary>Care and warranty</summary><p>Most things last if they are aired, dried and not forgotten in a car. What to do otherwise stands under <a href="/help#warranty">warranty and repairs</a>.</p></details>
</div>
</article>
</div>
<section class="wrap" aria-labelledby="others-title">
<div class="section-head"><h2 id="others-title">Goes along with it</h2></div>
<ul class="goods goods-three">${others.map((other) => html`<li>${productCard(other)}</li>`)}</ul>
</section>`,
  };
}
