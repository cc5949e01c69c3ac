// The story without a mouse, where a browser's own focus decides: out of the field that something is written in, by Tab both ways, and to
// the human bar by its shortcut.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  // Who has signed in once can be asked for.
  await stage.agent("Kari");
});
afterAll(() => stage.close());

/** What has the focus, looked for inside of the widget, too: its label, or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  });

it("leaves the field by Tab to what stands beside it, also after something was said", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.sees("within one working day.");
  await visitor.suggestions.waitFor();
  await visitor.composer.focus();
  await visitor.page.keyboard.press("Shift+Tab");
  expect(await focused(visitor.page)).toBe("Emoji");
  await visitor.page.keyboard.press("Shift+Tab");
  expect(await focused(visitor.page)).toBe("Attach a file");
  await visitor.composer.focus();
  await visitor.page.keyboard.type("And when");
  await visitor.page.keyboard.press("Tab");
  expect(await focused(visitor.page)).toBe("Send");
  await visitor.close();
});

it("stays in a panel that covers the page, and leaves one beside it, with the focus back where it was", async () => {
  const visitor = await stage.visitor({ viewport: { width: 320, height: 640 } });
  const { page } = visitor;
  const isInside = (): Promise<boolean> =>
    page.evaluate(() => !!document.activeElement?.shadowRoot?.activeElement?.closest(".panel"));
  await visitor.openChat();
  await page.locator('.panel[aria-modal="true"]').waitFor();
  const seen = new Set<string>();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    expect(await isInside()).toBe(true);
    seen.add(await focused(page));
  }
  expect([...seen]).toEqual(expect.arrayContaining(["More", "Close chat", "Message"]));
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Shift+Tab");
    expect(await isInside()).toBe(true);
  }
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.locator('.panel[aria-modal="false"]').waitFor();
  await page.keyboard.press("Escape");
  expect(await focused(page)).toContain("Open chat");

  // A page that opens and closes it by its own button keeps the focus on that.
  await page.getByRole("button", { name: "Basket" }).focus();
  await page.evaluate(() => (window as unknown as { handrail: { open(): void } }).handrail.open());
  await expect.poll(isInside).toBe(true);
  await page.keyboard.press("Escape");
  expect(await focused(page)).toContain("Basket");
  await page.evaluate(() => (window as unknown as { handrail: { open(): void } }).handrail.open());
  await expect.poll(isInside).toBe(true);
  await page.getByRole("link", { name: "Help" }).first().focus();
  await page.evaluate(() => (window as unknown as { handrail: { close(): void } }).handrail.close());
  expect(await focused(page)).toBe("Help");
  await visitor.close();
});

it("[HG1] is at the human bar after Alt+Shift+H, also while the chat is open, and asks with Tab and Enter at most", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.page.keyboard.press("Alt+Shift+H");
  await visitor.page.keyboard.press("Tab");
  expect(await focused(visitor.page)).toContain("Talk to a human");
  await visitor.page.keyboard.press("Enter");
  await visitor.sees("You asked for a human");
  await visitor.close();
});
