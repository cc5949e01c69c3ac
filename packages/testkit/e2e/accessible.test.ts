// Axe over every state of the widget in a real browser, light on a desktop and dark on a narrow phone: WCAG 2.2 A and AA, and axe's best
// practices. Contrast is measured on what is drawn. What Chromium tells those who listen is looked at as well: whatever can be pressed or
// written in has a name of its own. The states are the playground's: one that is added there is looked at here.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { startPlayground, type Playground } from "@handrail/example-playground";
import type axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { axTreeOf, unheardIn } from "./ax-tree.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What axe finds out by looking at colours: an accent changes nothing else. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
/** And of the screen: names, roles and states are the same on every one. */
const OF_LOOKS = [...OF_COLOUR, "target-size", "scrollable-region-focusable"];
/** Two files of one name are called the same: nothing else tells them apart, on the screen either. */
const NAMESAKES = /: button "Remove list\.csv"$/;

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it.each([
  { viewport: { width: 1280, height: 800 }, colorScheme: "light", rules: TAGS },
  { viewport: { width: 320, height: 640 }, colorScheme: "dark", rules: OF_LOOKS },
] as const)("finds nothing to complain about in any state ($viewport.width px, $colorScheme)", async (options) => {
  const page = await lookedAt(options);
  const states = await page.evaluate(() => window.states ?? []);
  expect(states).toEqual(
    expect.arrayContaining(["launcher-untouched", "launcher-greets", "launcher-stuck", "popped-out", "own-window"]),
  );
  const complaints: string[] = [];
  const axTree = await axTreeOf(page);
  for (const state of states) {
    await page.evaluate((shown) => window.showState?.(shown), { state });
    complaints.push(...unheardIn(await axTree()).map((what) => `${state}: ${what}`));
    complaints.push(...(await complaintsOf(page, state, options.rules)));
  }
  expect(complaints.filter((what) => !NAMESAKES.test(what))).toEqual([]);
  await page.close();
});

it("finds what is spoilt, and looks into all that is there", async () => {
  const page = await lookedAt({});
  for (const state of ["talking", "launcher-greets"]) {
    await page.evaluate((shown) => window.showState?.(shown), { state });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { color: #bbb !important; background: #fff !important; }");
      for (const { shadowRoot: root } of document.querySelectorAll("*"))
        if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    });
    expect((await complaintsOf(page, state, OF_COLOUR)).join()).toContain("color-contrast");
  }
  expect((await complaintsOf(page, "the greeting", OF_COLOUR)).join()).toContain("Not sure about your size?");
  await page.close();
});

it.each(["light", "dark"] as const)("can be read whatever accent a shop has chosen (%s)", async (colorScheme) => {
  const page = await lookedAt({ colorScheme });
  const complaints: string[] = [];
  const accents = ["#ffe94d", "#ffffff", "#000000", "#e4002b", "#777777", "#25d366"];
  for (const [place, state] of [
    "talking",
    "form-filled",
    "first-open",
    "bot-suggests",
    "sending",
    "waiting",
    "closed",
  ].entries()) {
    await page.evaluate((shown) => window.showState?.(shown), { state });
    // All of them in those with most colours; each of the others has two, and each accent is in one of them or two.
    for (const accent of accents.filter((_, turn) => place < 2 || turn % 3 === place % 3)) {
      await page.evaluate((colour) => document.documentElement.style.setProperty("--handrail-accent", colour), accent);
      complaints.push(...(await complaintsOf(page, `${state} in ${accent}`, OF_COLOUR)));
    }
  }
  expect(complaints).toEqual([]);
  await page.close();
});

it.each(["light", "dark"] as const)("is read at 7 to 1 where more contrast is asked for (%s)", async (colorScheme) => {
  const page = await lookedAt({ colorScheme, contrast: "more" });
  const complaints: string[] = [];
  for (const state of [
    "launcher-untouched",
    "bot-suggests",
    "sending",
    "offline",
    "refused",
    "waiting",
    "waiting-unanswered",
    "talking",
    "agent-late",
    "contact-odd",
    "times-open",
    "closed",
  ]) {
    await page.evaluate((shown) => window.showState?.(shown), { state });
    complaints.push(...(await complaintsOf(page, state, ["color-contrast-enhanced"])));
  }
  expect(complaints).toEqual([]);
  await page.close();
});

/** A page with axe in it. */
async function lookedAt(options: Parameters<Browser["newPage"]>[0]): Promise<Page> {
  const page = await playgroundPage(browser, playground, options);
  await page.evaluate(AXE);
  // Of the page itself nothing is asked.
  await page.evaluate(() => document.querySelector("main")?.style.setProperty("display", "none"));
  return page;
}

/** What axe says of what is shown, in every shadow root that the page has. */
function complaintsOf(page: Page, name: string, rules: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(
    async ({ runOnly, shown }) => {
      const { trouble } = window.shown ?? {};
      const because = trouble?.();
      if (because) return [`${shown}: ${because}`];
      const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      // Axe measures contrast only of what lies in the body.
      for (const { host } of roots) if (host.parentNode !== document.body) document.body.append(host);
      const away = new CSSStyleSheet();
      away.replaceSync(":host { display: none !important }");
      const found: string[] = [];
      for (const root of roots) {
        // Nor does it of what lies below the launcher's own layer, which covers the page.
        const others = roots.filter((one) => one !== root);
        for (const other of others) other.adoptedStyleSheets.push(away);
        await new Promise(requestAnimationFrame);
        const { violations } = await window.axe.run(root.host, { runOnly: [...runOnly], resultTypes: ["violations"] });
        for (const other of others) other.adoptedStyleSheets.pop();
        for (const { id, nodes } of violations)
          found.push(...nodes.map(({ html }) => `${shown}: ${id}: ${html.slice(0, 160)}`));
      }
      return found;
    },
    { runOnly: rules, shown: name },
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
