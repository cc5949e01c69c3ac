// Not attacks but places: small, zoomed, mirrored, framed, printed, left and come back to.
import type { Attack } from "../attack.ts";

const leavesPage = true;

export const places: readonly Attack[] = [
  { name: "phone-320", does: "a screen 320 px wide", leavesPage, surroundings: { width: 320, height: 568 } },
  {
    name: "zoom-400",
    does: "1280 by 1024 at a zoom of 400 %: 320 by 256",
    leavesPage,
    surroundings: { width: 320, height: 256 },
  },
  { name: "forced-colors", does: "forced colours", leavesPage, surroundings: { forcedColors: true } },
  {
    name: "right-to-left",
    does: "a page from right to left",
    leavesPage,
    root: 'dir="rtl" lang="ar"',
    surroundings: { rightToLeft: true },
  },
  {
    name: "framed",
    does: "the shop lies in a frame of another origin",
    leavesPage,
    surroundings: { framed: true },
  },
  {
    name: "quirks-mode",
    does: "no doctype",
    leavesPage,
    css: "* { box-sizing: content-box; float: left }",
    surroundings: { quirks: true },
  },
  {
    name: "strict-policy",
    does: "a strict content security policy, with Trusted Types",
    leavesPage,
    surroundings: {
      policy:
        "default-src 'none'; script-src RELAY 'nonce-shop'; style-src 'self'; connect-src RELAY; require-trusted-types-for 'script'",
    },
  },
  {
    name: "scrolled",
    does: "a long page, scrolled to its end",
    leavesPage,
    css: "main { min-height: 5000px }",
    late: "scrollTo(0, 9999);",
  },
  {
    name: "printed",
    does: "what pages do around printing: everything but the article is taken out, and put back",
    leavesPage,
    late: `const { body } = document; dispatchEvent(new Event("beforeprint"));
      const article = document.createElement("body"); article.textContent = "To print";
      document.documentElement.replaceChildren(document.head, article);
      setTimeout(() => { document.documentElement.replaceChildren(document.head, body); dispatchEvent(new Event("afterprint")); }, 300);`,
  },
  {
    name: "back-again",
    does: "the visitor leaves the page and comes back (from the back/forward cache, where there is one)",
    leavesPage,
    late: `if (!sessionStorage.away) { sessionStorage.away = 1; setTimeout(() => { location.href = "/back"; }, 50); }`,
  },
];
