// Axe over every state of the widget in a real browser, light on a desktop and dark on a narrow phone: WCAG 2.2 A and AA, and axe's best
// practices. Contrast is measured on what is drawn.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { startPlayground, type Playground } from "@handrail/example-playground";
import type axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What axe finds out by looking at colours: an accent changes nothing else. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it.each([
  { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
] as const)("finds nothing to complain about in any state ($viewport.width px, $colorScheme)", async (options) => {
  const page = await playgroundPage(browser, playground, options);
  await page.evaluate(AXE);
  const states = await page.evaluate(() => window.states ?? []);
  expect(states.length).toBeGreaterThan(50);
  const complaints: string[] = [];
  for (const state of states) complaints.push(...(await complaintsOf(page, { state })));
  expect(complaints).toEqual([]);

  // That axe looks into the widget at all.
  const spoilt = await complaintsOf(
    page,
    { state: "talking" },
    { style: "* { color: #bbb !important; background: #fff !important; }" },
  );
  expect(spoilt.join()).toContain("color-contrast");
  await page.close();
});

it.each(["light", "dark"] as const)("can be read whatever accent a shop has chosen (%s)", async (colorScheme) => {
  const page = await playgroundPage(browser, playground, { colorScheme });
  await page.evaluate(AXE);
  const complaints: string[] = [];
  for (const accent of ["#ffe94d", "#ffffff", "#000000", "#e4002b", "#777777", "#25d366"])
    for (const state of ["first-open", "bot-suggests", "sending", "waiting", "talking", "closed", "form-filled"])
      complaints.push(...(await complaintsOf(page, { state, accent }, { rules: OF_COLOUR })));
  expect(complaints).toEqual([]);
  await page.close();
});

function complaintsOf(
  page: Page,
  choices: Choices,
  { rules: asked = TAGS, style = "" } = {},
): Promise<readonly string[]> {
  return page.evaluate(
    async ({ shown, rules, css }) => {
      await window.showState?.(shown);
      const host = [...document.documentElement.children].find((child) => child.shadowRoot);
      if (!host?.shadowRoot) return ["there is no widget"];
      // Axe measures contrast only of what lies in the body.
      document.body.append(host);
      if (css) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        host.shadowRoot.adoptedStyleSheets = [...host.shadowRoot.adoptedStyleSheets, sheet];
      }
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
      const { violations } = await window.axe.run(host, { runOnly: rules, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${JSON.stringify(shown)}: ${id}: ${html.slice(0, 160)}`),
      );
    },
    { shown: choices, rules: asked, css: style },
  );
}

interface Choices {
  readonly state: string;
  readonly accent?: string;
}

declare global {
  interface Window {
    axe: typeof axe;
    showState?(choices: Choices): Promise<void>;
    states?: readonly string[];
  }
}
