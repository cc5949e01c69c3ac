// What a visitor's system asks of every page: less motion, colours of its own, paper. In the states that have most to lose by it.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const STATES = [
  "launcher-untouched",
  "launcher-stuck-asked",
  "launcher-unread",
  "launcher-greets",
  "bot-suggests",
  "bot-streaming",
  "waiting",
  "agent-typing",
  "joined",
  "closed",
  "contact-odd",
  "files-chosen",
] as const;

let browser: Browser;
let playground: Playground;
let page: Page;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
  page = await playgroundPage(browser, playground, {});
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it("moves nothing where less motion is asked for, has borders in forced colours, and is not on paper", async () => {
  const found: string[] = [];
  for (const state of STATES) {
    await page.emulateMedia({ media: "screen", forcedColors: "none", reducedMotion: "reduce" });
    await page.evaluate((shown) => window.showState?.(shown), { state });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
        (shadowRoot?.getAnimations() ?? []).map((one) => String((one as CSSAnimation).animationName)),
      ),
    );
    found.push(...moving.map((name) => `${state}: moves: ${name}`));
    await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .flatMap(({ shadowRoot }) => [
          ...(shadowRoot?.querySelectorAll<HTMLElement>(":is(.dock, .panel) :is(button, textarea, input)") ?? []),
        ])
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches("[type=radio]"))
        .filter((one) => {
          const { borderTopWidth: width, borderTopStyle: style, borderTopColor: colour } = getComputedStyle(one);
          return width === "0px" || style === "none" || /^rgba.*, 0\)$/.test(colour);
        })
        .map((one) => one.ariaLabel ?? one.textContent),
    );
    found.push(...bare.map((name) => `${state}: has no border: ${name}`));
    const plain = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<HTMLElement>(".sheet > .bad") ?? [])])
        .map((one) => getComputedStyle(one))
        .filter(({ outlineStyle, outlineColor }) => outlineStyle === "none" || /^rgba.*, 0\)$/.test(outlineColor)),
    );
    found.push(...plain.map(() => `${state}: an error is plain text`));
    await page.emulateMedia({ media: "print", forcedColors: "none", reducedMotion: "reduce" });
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("*")]
        .filter((one) => one.shadowRoot && one.checkVisibility())
        .map((one) => one.tagName),
    );
    found.push(...printed.map((name) => `${state}: is printed: ${name}`));
  }
  expect(found).toEqual([]);
});
