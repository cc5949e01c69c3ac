// The widget on 320 px, which is also what a window of 1280 px is at a zoom of 400 %: in every state nothing is cut off, and all of it can be
// reached, also where only 256 px of height are left; and in every language no text is wider than its place.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const PHONE = { width: 320, height: 640 };
/** 1280 by 1024 at 400 %, as WCAG 2.2 has it in 1.4.10. */
const ZOOMED = { width: 320, height: 256 };
/** Those with the longest words, and those with words of every later part. */
const WORDIEST = [
  "first-open",
  "human-kept",
  "human-still-want",
  "waiting",
  "waiting-written-or-time",
  "waiting-unanswered",
  "waiting-passed",
  "contact-odd",
  "cancel-asked",
  "times-open",
  "menu-talking",
  "erase-asked",
  "settled",
  "rating-comment",
  "files-chosen",
  "earlier-reading",
  "popped-out",
  "parts-missing",
  "launcher-place",
] as const;

let browser: Browser;
let playground: Playground;
let page: Page;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
  page = await playgroundPage(browser, playground, { viewport: PHONE });
  await page.evaluate(JUDGE);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it("[HG1] loses nothing in any state, also at a zoom of 400 %", async () => {
  const states = await page.evaluate(() => window.states ?? []);
  const lost: string[] = [];
  const look = async (name: string): Promise<void> => {
    const found = await page.evaluate(async () => {
      // The panel hears of the screen's new size in the next frame.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      return [...window.tooWide(), ...window.outOfReach()];
    });
    lost.push(...found.map((what) => `${name}: ${what}`));
  };
  for (const state of states) {
    await page.setViewportSize(PHONE);
    await page.evaluate((shown) => window.showState?.(shown), { state });
    await look(state);
    await page.setViewportSize(ZOOMED);
    await look(`${state} at 400 %`);
  }
  expect(lost).toEqual([]);
});

it("has room for every language", async () => {
  await page.setViewportSize(PHONE);
  const tags = await page.evaluate(() => window.locales ?? []);
  expect(tags.length).toBeGreaterThanOrEqual(40);
  const found: string[] = [];
  for (const state of WORDIEST) {
    await page.evaluate((shown) => window.showState?.(shown), { state });
    found.push(
      ...(await page.evaluate(
        async ({ all, shown }) => {
          const wide: string[] = [];
          for (const tag of all) {
            await window.shown?.speak(tag);
            await new Promise(requestAnimationFrame);
            wide.push(...window.tooWide().map((what) => `${shown}, ${tag}: ${what}`));
          }
          return wide;
        },
        { all: tags, shown: state },
      )),
    );
  }
  expect(found).toEqual([]);
});

it("finds what is too wide, and what cannot be reached", async () => {
  await page.evaluate((shown) => window.showState?.(shown), { state: "first-open" });
  await page.evaluate(() => window.shown?.speak("de"));
  const spoil = (css: string): Promise<string[]> =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      const [root] = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      root?.adoptedStyleSheets.push(sheet);
      const found = [...window.tooWide(), ...window.outOfReach()];
      root?.adoptedStyleSheets.pop();
      return found;
    }, css);
  expect(await spoil("")).toEqual([]);
  expect(await spoil("* { white-space: nowrap !important; }")).not.toEqual([]);
  expect(await spoil(".panel { height: 60px !important; min-height: 0; overflow: hidden !important }")).not.toEqual([]);
});

/** What the page is asked; sent as text, so it knows nothing of what stands outside. */
const JUDGE = `(${installJudge.toString()})()`;

function installJudge(): void {
  const all = (): HTMLElement[] =>
    [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll<HTMLElement>(":not(.spoken, .spoken *)") ?? []),
    ]);
  const isSeen = (element: HTMLElement): boolean => {
    const { width, height } = element.getBoundingClientRect();
    if (getComputedStyle(element).clipPath !== "none") return false;
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const speaks = (element: HTMLElement): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const nameOf = (element: HTMLElement): string =>
    `<${element.tagName.toLowerCase()}> ${element.ariaLabel ?? element.textContent?.slice(0, 60)}`;
  // What is scrolled sideways in a place of its own, like code, is not cut.
  const scrolls = (element: Element | null): boolean => {
    for (let one = element; one; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowX) && one.matches("pre, .wide, .cards, .emojis, .emojis *"))
        return true;
    }
    return false;
  };
  const tooWide = (): string[] =>
    all()
      .filter((element) => isSeen(element) && speaks(element) && !scrolls(element))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const { textOverflow, display } = getComputedStyle(element);
        const isCut =
          display !== "inline" && element.scrollWidth > element.clientWidth + 1 && textOverflow !== "ellipsis";
        return isCut || left < -1 || right > innerWidth + 1;
      })
      .map((element) => `too wide: ${nameOf(element)}`);
  // A script can scroll what a visitor cannot.
  const isMovedByForce = (element: Element): boolean => {
    for (let one = element.parentElement; one; one = one.parentElement) {
      if (getComputedStyle(one).overflowY === "hidden" && one.scrollTop > 0) return (one.scrollTop = 0) === 0;
    }
    return false;
  };
  const outOfReach = (): string[] =>
    all()
      .filter((element) => isSeen(element) && (speaks(element) || element.matches("button, a, textarea, input")))
      .filter((element) => {
        element.scrollIntoView({ block: "nearest", inline: "nearest" });
        if (isMovedByForce(element)) return true;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
        const y = Math.min(Math.max(top + Math.min(bottom - top, 24) / 2, 0), innerHeight - 1);
        const root = element.getRootNode() as ShadowRoot;
        const [hit] = root.elementsFromPoint(x, y).filter((one) => root.contains(one));
        // What lies over the rest for as long as the visitor wants it, and what a thing is drawn together with.
        if (hit?.closest(".menu ul, .menu .missing, .newest, .ring, .panel[data-drop]")) return false;
        return !hit || !(element.contains(hit) || hit.contains(element));
      })
      .map((element) => `out of reach: ${nameOf(element)}`);
  Object.assign(globalThis, { tooWide, outOfReach });
}

declare global {
  interface Window {
    tooWide(): string[];
    outOfReach(): string[];
  }
}
