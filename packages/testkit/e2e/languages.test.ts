// Every language on a phone of 320 px: no text is wider than its place, nothing sticks out of the panel. Draws them all on one sheet,
// `.screenshots/languages.png`, for people to look at.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const PHONE = { width: 320, height: 640 };
const STATES = ["first-open", "waiting"] as const;
const folder = join(fileURLToPath(new URL("../../..", import.meta.url)), ".screenshots");

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it("has room for every language on a narrow phone", async () => {
  const page = await playgroundPage(browser, playground, { viewport: PHONE });
  const tags = await page.evaluate(() => window.locales ?? []);
  expect(tags.length).toBeGreaterThanOrEqual(40);
  const pictures: Buffer[] = [];
  const found: string[] = [];
  for (const locale of tags) {
    for (const state of STATES) found.push(...(await tooWide(page, { locale, state })));
    pictures.push(await page.screenshot());
  }
  await drawSheet(tags, pictures);
  expect(found).toEqual([]);

  // That the judge can find something.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { white-space: nowrap !important; }");
    window.everywhere = sheet;
  });
  expect(await tooWide(page, { locale: "de", state: "first-open" })).not.toEqual([]);
  await page.close();
});

/** Shows it, and names what is wider than its place or reaches out of the screen. */
function tooWide(page: Page, shown: { readonly locale: string; readonly state: string }): Promise<readonly string[]> {
  return page.evaluate(async (choices) => {
    await window.showState?.(choices);
    const root = [...document.documentElement.children].find((child) => child.shadowRoot)?.shadowRoot;
    if (!root) return ["there is no widget"];
    if (window.everywhere) root.adoptedStyleSheets = [...root.adoptedStyleSheets, window.everywhere];
    // The composer is there when the first part is; the later ones follow within a few frames.
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    const found: string[] = [];
    for (const element of root.querySelectorAll<HTMLElement>(":not(.spoken)")) {
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!says || !element.checkVisibility()) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const { textOverflow } = getComputedStyle(element);
      const isCut =
        element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && textOverflow !== "ellipsis";
      if (width > 1 && (isCut || left < -1 || right > innerWidth + 1))
        found.push(`${choices.locale}, ${choices.state}: ${element.textContent?.slice(0, 60)}`);
    }
    return found;
  }, shown);
}

async function drawSheet(tags: readonly string[], pictures: readonly Buffer[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 8 * 328, height: 800 } });
  const figures = tags.map(
    (tag, index) =>
      `<figure><figcaption>${tag}</figcaption><img src="data:image/png;base64,${pictures[index]?.toString("base64")}"></figure>`,
  );
  await page.setContent(
    `<style>body{margin:0;display:flex;flex-wrap:wrap;font:16px sans-serif}figure{margin:4px;width:320px}</style>${figures.join("")}`,
  );
  await page.screenshot({ path: join(folder, "languages.png"), fullPage: true });
  await page.close();
}

declare global {
  interface Window {
    showState?(choices: { readonly locale: string; readonly state: string }): Promise<void>;
    locales?: readonly string[];
    everywhere?: CSSStyleSheet;
  }
}
