// What an Arabic reader sees, and who answers one from a desk in English, in a real browser on a phone of 320 px: names are cut at their own ends, phone numbers are read from left to
// right, question marks and brackets stay where they belong, what points on points to the left, also under the finger.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { handrail } from "../src/processes/handrail.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";
import { setStage } from "./stage.ts";

/** Where a character of an element's text stands on the screen. */
const PLACE_OF = `globalThis.placeOf = (element, index) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (index < before + node.length) {
      const range = document.createRange();
      range.setStart(node, index - before);
      range.setEnd(node, index - before + 1);
      return range.getBoundingClientRect();
    }
    before += node.length;
  }
  throw new RangeError("There is no such character.");
}`;

let browser: Browser;
let playground: Playground;
let page: Page;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
  page = await playgroundPage(browser, playground, { viewport: { width: 320, height: 640 } });
  await page.evaluate(PLACE_OF);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

const show = (state: string): Promise<unknown> =>
  page.evaluate((name) => window.showState?.({ state: name, locale: "ar" }), state);

it("cuts a long name at its own end", async () => {
  await show("mixed-directions");
  const heading = page.locator("header h2");
  await heading.filter({ hasText: "Guðrún" }).waitFor();
  const { begin, box } = await heading.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { begin: placeOf(element, 0).left, box: { left, right } };
  });
  expect(begin).toBeGreaterThanOrEqual(box.left);
  expect(begin).toBeLessThan(box.right);
});

it("lets nothing that a visitor has left stick out", async () => {
  await show("mixed-directions");
  for (const place of [".contact-given span", ".state small"]) {
    const words = page.locator(place).last();
    await words.waitFor();
    const { left, right } = await words.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return { left: range.getBoundingClientRect().left, right: range.getBoundingClientRect().right };
    });
    expect(left, place).toBeGreaterThanOrEqual(0);
    expect(right, place).toBeLessThanOrEqual(320);
  }
});

it("writes a phone number from left to right, its plus sign first", async () => {
  await show("mixed-directions");
  const message = page.locator(".visitor .said");
  await message.waitFor();
  const [plus, four, seven] = await message.evaluate((element) => {
    const at = element.textContent.indexOf("+47");
    return [at, at + 1, at + 2].map((index) => placeOf(element, index).left);
  });
  expect([plus, four, seven]).toEqual([plus, four, seven].toSorted((a = 0, b = 0) => a - b));
});

it("leaves brackets and question marks at the ends that they belong to", async () => {
  await show("mixed-form");
  const label = page.locator(".asked label span").first();
  await label.waitFor();
  const question = await label.evaluate((element) => [placeOf(element, 0).left, placeOf(element, 3).left]);
  expect(question[0]).toBeLessThan(question[1] ?? 0);
  const title = await page.locator(".asked b").evaluate((element) => {
    const last = element.textContent.length - 1;
    return [placeOf(element, last - 1).left, placeOf(element, last).left];
  });
  expect(title[0]).toBeLessThan(title[1] ?? 0);
  const mail = page.locator(".asked [type=email]");
  expect(await mail.evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
});

it("points on to the left, also under the finger", async () => {
  await show("first-open");
  const tip = page.locator(".ask > svg");
  await tip.waitFor();
  const isLeft = (): Promise<boolean> =>
    tip.evaluate((element) => {
      const { scale, transform } = getComputedStyle(element);
      return (Number.parseFloat(scale) || 1) * new DOMMatrix(transform).a < 0;
    });
  expect(await isLeft()).toBe(true);
  await page.locator(".ask").hover();
  expect(await isLeft()).toBe(true);
});

it("cuts an Arabic shop's name at its own end at the desk, too, and writes each line as it begins", async () => {
  const stage = await setStage();
  await handrail("site", "set", "shop", "--data", stage.data, "--name", "متجر الجبل والمضيق لملابس المطر والرحلات");
  const agent = await stage.agent("Kari", { viewport: { width: 360, height: 640 } });
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("Hello!\nمرحبا، هذا رقمي +47 912 34 567.");
  await visitor.askHuman();
  await agent.openNext();
  await agent.page.evaluate(PLACE_OF);
  const begins = await agent.page.locator(".talk-where").evaluate((element) => {
    const at = element.textContent.indexOf("متجر");
    const { left, right } = element.getBoundingClientRect();
    return { left, right, first: placeOf(element, at).right };
  });
  expect(begins.first).toBeGreaterThan(begins.left);
  expect(begins.first).toBeLessThanOrEqual(begins.right + 1);
  const words = await agent.log.locator(".words", { hasText: "مرحبا" }).evaluate((element) => {
    const text = element.textContent;
    return ["مرحبا", "رقمي", "+47", "912"].map((word) => placeOf(element, text.indexOf(word)).left);
  });
  const [hello = 0, mine = 0, plus = 0, rest = 0] = words;
  expect(hello).toBeGreaterThan(mine);
  expect(mine).toBeGreaterThan(plus);
  expect(plus).toBeLessThan(rest);
  await stage.close();
});

declare global {
  /** Where the character of an element's text stands. */
  function placeOf(element: Element, index: number): DOMRect;
}
