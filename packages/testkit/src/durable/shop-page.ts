// The page that a visitor of these runs is on: the snippet, a link that leads away, and an observer that reports the moment at
// which the widget claims to have kept the click. It reads words on the screen, as a visitor would.

import { OPEN_ROOTS } from "../browser/open-roots.ts";

/** What the page's browser is made to lose silently, to see that the judge can find something. */
export type Forgetful = "nothing" | "indexed-db" | "everything";

/** What the page writes to the console when the claim is shown. */
export const CLAIM = "handrail-durable: shown as kept";

/** A page of the site. */
export function shopPage(options: { relay: string; site: string; forgetful: Forgetful }): string {
  const { relay, site, forgetful } = options;
  return `<!doctype html>
<meta charset="utf-8"><title>Shop</title>
<script>${OPEN_ROOTS}${forget[forgetful]}(${observe.toString()})(${JSON.stringify(CLAIM)});</script>
<a id="away" href="/away">Somewhere else</a>
<script async src="${relay}/handrail.js" data-site="${site}"></script>`;
}

/** A page without the widget. */
export const awayPage = "<!doctype html><title>Elsewhere</title>";

// The write succeeds for whoever asks, and nothing is there afterwards.
const FORGET_DB = "IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = function () { return this.count(); };";
const FORGET_LOCAL = "Storage.prototype.setItem = () => {};";
const forget: Readonly<Record<Forgetful, string>> = {
  nothing: "",
  "indexed-db": FORGET_DB,
  everything: FORGET_DB + FORGET_LOCAL,
};

// Runs in the page. Looks before the browser paints, so it is never later than the visitor's eye.
function observe(claim: string): void {
  const words = /Noted|request is kept|Kept, not sent|Kept here/;
  let isShown = false;
  const look = (root: ShadowRoot): void => {
    const isClaimed = [...root.querySelectorAll(".human, [role=status], .rail")].some((part) =>
      words.test(part.textContent ?? ""),
    );
    if (isClaimed && !isShown) console.log(claim);
    isShown ||= isClaimed;
  };
  const watched = new WeakSet<ShadowRoot>();
  new MutationObserver(() => {
    for (const { shadowRoot } of document.documentElement.children) {
      if (!shadowRoot || watched.has(shadowRoot)) continue;
      watched.add(shadowRoot);
      const watch = new MutationObserver(() => look(shadowRoot));
      watch.observe(shadowRoot, { subtree: true, childList: true, characterData: true });
    }
  }).observe(document.documentElement, { childList: true });
}
