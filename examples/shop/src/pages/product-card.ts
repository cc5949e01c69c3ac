// One product in a row of others.
import { html, raw } from "hono/html";
import { readArt } from "../assets.ts";
import type { Html } from "../layout.ts";
import type { Product } from "../products.ts";

export function productCard(product: Product): Html {
  return html`<a class="card" href="/products/${product.slug}">
<span class="frame tone-${product.tone}">${raw(readArt(product.art))}${product.badge === undefined ? "" : html`<span class="badge">${product.badge}</span>`}</span>
<span class="card-words"><span><strong>${product.name}</strong><span class="kind">${product.kind}</span></span><span class="price">€${product.priceEuro}</span></span>
</a>`;
}
