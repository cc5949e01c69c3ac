// What a screen reader would say by itself: an ear in the page that hears the live regions as ARIA has them. Runs before any script of the
// page, and knows nothing of the widget.
import type { Page } from "playwright-core";

/** What was said, in order; what interrupts begins with `!`. Taken, it is forgotten. */
export function takeHeard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.heard.splice(0));
}

/** What was said so far. */
export function heardOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.heard);
}

/** Gives every page of the context the ear; it listens in shadow roots, too. */
export const EAR = `(${installEar.toString()})()`;

function installEar(): void {
  const heard: string[] = [];
  const LIVE = "[aria-live], [role=log], [role=status], [role=alert]";
  const howOf = (region: Element): string => {
    const role = region.getAttribute("role");
    return region.getAttribute("aria-live") ?? (role === "alert" ? "assertive" : "polite");
  };
  const isAtomic = (region: Element): boolean =>
    (region.getAttribute("aria-atomic") ?? String(region.getAttribute("role") !== "log")) === "true";
  const isHeard = (node: Node): boolean => {
    const element = node instanceof Element ? node : node.parentElement;
    return !!element?.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true]");
  };
  // What is a region of its own is none of what stands around it.
  const said = (node: Node): string => (node instanceof Element && node.matches(LIVE) ? "" : wordsOf(node));
  const wordsOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || !isHeard(node)) return "";
    const isCalled = node.matches("button, [role=img]");
    return isCalled && node.ariaLabel ? node.ariaLabel : [node.ariaLabel, ...[...node.childNodes].map(said)].join(" ");
  };
  const listen = (root: ShadowRoot): void =>
    new MutationObserver((records) => {
      const changed = new Set<Node>();
      for (const { type, target, addedNodes } of records)
        for (const node of type === "childList" ? addedNodes : [target]) changed.add(node);
      const nodes = [...changed].filter((node) => root.contains(node) && isHeard(node));
      // What stands in something new is said with it.
      const outer = nodes.filter((node) => !nodes.some((other) => other !== node && other.contains(node)));
      const news = new Set<string>();
      const say = (region: Element, what: Node): void => {
        const text = wordsOf(what).replace(/\s+/g, " ").trim();
        if (text && howOf(region) !== "off") news.add(`${howOf(region) === "assertive" ? "!" : ""}${text}`);
      };
      for (const node of outer) {
        const region = node.parentElement?.closest(LIVE);
        if (region && !(node instanceof Element && node.matches(LIVE))) say(region, isAtomic(region) ? region : node);
        // An alert is said when it comes; of other regions only what changes in them.
        if (node instanceof Element)
          for (const one of [node, ...node.querySelectorAll("[role=alert]")]) if (one.role === "alert") say(one, one);
      }
      heard.push(...news);
    }).observe(root, { childList: true, characterData: true, subtree: true });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function open(options) {
    const root = attach.call(this, { ...options, mode: "open" });
    listen(root);
    return root;
  };
  Object.assign(globalThis, { heard });
}

declare global {
  interface Window {
    /** What a screen reader would have said. */
    heard: string[];
  }
}
