// The page of a shop with one thing wrong. It carries the snippet as any shop does; a script beside it counts alarms.
import type { Attack } from "./attack.ts";

/** The shop's page. */
export function shopPage(options: { readonly run: string; readonly attack: Attack; readonly relay: string }): string {
  const { run, attack, relay } = options;
  const { css, sheet, early = "", late = "", body = "", root = "", needsHand, surroundings } = attack;
  return `${surroundings?.quirks ? "" : "<!doctype html>"}
<html ${root}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
${sheet ? `<link rel="stylesheet" href="/sheet/node_modules/${sheet}">` : ""}
${css && !surroundings?.policy ? `<style>${css}</style>` : ""}
<script nonce="shop">var alarms = 0; addEventListener("handrail:obstructed", () => { alarms += 1; }); ${early}</script>
</head>
<body>
<header><h1>The Shop</h1></header>
<main><p>Lamps, chairs, tables. <a href="#lamps">All lamps</a> <input aria-label="Search"> <button id="buy">Buy</button></p>
${needsHand ? '<button id="go" style="position:absolute;left:20px;top:120px;width:200px;height:60px">Go</button>' : ""}
</main>
${body}
<a href="${relay}/human/${run}" data-handrail>Talk to a human</a>
<script nonce="shop" src="${relay}/handrail.js" data-site="${run}" data-phone="+47 55 55 01 20" data-email="help@shop.example"></script>
<script nonce="shop">{ const go = document.getElementById("go");
addEventListener("load", () => setTimeout(() => { ${late} }, 100)); }</script>
</body>
</html>`;
}

/** The middle of the button that a hand has to press, where there is one. */
export const HAND = { x: 120, y: 150 };

/** A page of another origin around the shop. */
export function framePage(shop: string): string {
  return `<!doctype html><title>A portal</title><body style="margin:0"><h1>A portal</h1><iframe src="${shop}" style="width:90vw;height:70vh;border:0"></iframe>`;
}

/** Before our script: tells where the button is, which a closed shadow root keeps to itself. */
export const TELLS_PLACE = `{
  const roots = []; const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { const root = attach.call(this, options); roots.push(root); return root; };
  window.placeOfButton = () => { for (const root of roots) { const button = root.querySelector(".human");
    if (button) { const { x, y, width, height } = button.getBoundingClientRect(); return JSON.stringify({ x, y, width, height }); } } return ""; };
}`;
