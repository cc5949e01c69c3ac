// A press takes a tenth of a second, and what is pressed may move away meanwhile: a line more above the button, a field that grows. What was
// under the hand when it came down is meant (HG1), by mouse and by finger; a hand that goes elsewhere has thought better of it.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

let browser: Browser;
let playground: Playground;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Hand {
  down(at: Point): Promise<unknown>;
  up(at: Point): Promise<unknown>;
}

const mouse = ({ mouse }: Page): Hand => ({
  down: async ({ x, y }) => {
    await mouse.move(x, y);
    await mouse.down();
  },
  up: async ({ x, y }) => {
    await mouse.move(x, y);
    await mouse.up();
  },
});

const finger = (cdp: CDPSession): Hand => ({
  down: (at) => cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] }),
  up: () => cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }),
});

/** A panel with the human button in it, and where its middle stands. */
async function open(options: Parameters<Browser["newPage"]>[0] = {}) {
  const page = await playgroundPage(browser, playground, options);
  await page.evaluate(() => window.showState?.({ state: "first-open" }));
  const middle = async (): Promise<Point> => {
    const box = await page.locator(".ask").boundingBox();
    if (!box) throw new Error("The button is not there.");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  // The field grows by more lines than the button is tall.
  const grow = async (): Promise<void> => {
    const before = await middle();
    await page.locator(".composer textarea").evaluate((field: HTMLTextAreaElement) => {
      field.value = "1\n2\n3\n4\n5";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await expect.poll(async () => before.y - (await middle()).y).toBeGreaterThan(60);
  };
  const asked = (): Promise<number> =>
    page.evaluate(() => window.shown?.chat.calls.filter((call) => call.startsWith("talkToHuman")).length ?? -1);
  return { page, middle, grow, asked };
}

it("[HG1] counts a press whose button moves away under the mouse, and under a finger", async () => {
  const desktop = await open();
  const phone = await open({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });
  const cdp = await phone.page.context().newCDPSession(phone.page);
  for (const [{ middle, grow, asked }, hand] of [
    [desktop, mouse(desktop.page)],
    [phone, finger(cdp)],
  ] as const) {
    const at = await middle();
    await hand.down(at);
    await grow();
    await hand.up(at);
    await expect.poll(asked).toBe(1);
  }
  await Promise.all([desktop.page.close(), phone.page.close()]);
});

it("counts no press that goes elsewhere before it ends, and each other one once", async () => {
  const { page, middle, asked } = await open();
  const hand = mouse(page);
  const at = await middle();
  await hand.down(at);
  await hand.up({ x: at.x, y: at.y + 80 });
  await hand.down({ x: at.x, y: at.y + 80 });
  await hand.up(at);
  await page.locator(".composer textarea").focus();
  await page.keyboard.press("Enter");
  expect(await asked()).toBe(0);
  for (let press = 1; press <= 2; press += 1) {
    await hand.down(at);
    await hand.up({ x: at.x + 2, y: at.y + 2 });
    await expect.poll(asked).toBe(press);
  }
  await page.close();
});

it("copies what others wrote by a button that is there while the mouse is", async () => {
  const page = await playgroundPage(browser, playground, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => window.showState?.({ state: "talking" }));
  const row = page.locator(".row.agent").last();
  const button = row.locator(".copy");
  expect(await button.isVisible()).toBe(false);
  await row.hover();
  await button.click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await row.locator(".said").innerText());
  await page.close();
});
