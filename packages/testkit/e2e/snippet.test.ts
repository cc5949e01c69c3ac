// The snippet where pages put it: in the head, before its link is there, and in bodies that are swapped for each other. A bare link never
// stands beside the button that has taken its place.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installedAssets } from "@handrail/relay";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchEngine } from "../src/browser/launch-browser.ts";
import { OPEN_ROOTS } from "../src/browser/open-roots.ts";

const loader = await readFile(join(installedAssets().widget, "handrail.js"), "utf8");
const SCRIPT = `<script src="https://chat.example/handrail.js" data-site="shop"></script>`;
const link = (words: string): string => `<a href="https://chat.example/human/shop" data-handrail>${words}</a>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchEngine();
});
afterAll(() => browser.close());

/** A page that is written for this test; of the relay there is the script. */
async function pageOf(html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(OPEN_ROOTS);
  await page.route("https://chat.example/handrail.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: loader }),
  );
  await page.route("https://shop.example/", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("https://shop.example/");
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name });

it("takes the place and the words of a link that is parsed after the script has run", async () => {
  const page = await pageOf(`<!doctype html><head>${SCRIPT}</head><body>${link("Snakk med et menneske")}`);
  await button(page, "Snakk med et menneske").waitFor();
  expect(await page.locator("a[data-handrail]").isVisible()).toBe(false);
  await page.close();
});

it.each(["Turbo", "htmx", "Astro"] as const)(
  "hides the link of a body that is swapped in, and takes its words (%s)",
  async (by) => {
    const page = await pageOf(`<!doctype html><body><main>One</main>${link("Talk to a human")}${SCRIPT}`);
    await button(page, "Talk to a human").waitFor();
    await page.evaluate(
      ({ html, as }) => {
        const next = document.createElement("body");
        next.innerHTML = html;
        // What a parser would run is made anew, as those libraries do.
        for (const inert of next.querySelectorAll("script")) {
          const again = document.createElement("script");
          for (const { name, value } of inert.attributes) again.setAttribute(name, value);
          inert.replaceWith(again);
        }
        const { body, documentElement } = document;
        if (as === "Turbo") documentElement.replaceChild(next, body);
        else if (as === "htmx") body.replaceChildren(...next.childNodes);
        else document.startViewTransition(() => body.replaceWith(next));
      },
      { html: `<main>Two</main>${link("Snakk med et menneske")}${SCRIPT}`, as: by },
    );
    await page.getByText("Two").waitFor();
    await button(page, "Snakk med et menneske").waitFor();
    expect(await page.locator("a[data-handrail]").isVisible()).toBe(false);
    expect(await page.getByRole("button").count()).toBe(2);
    await page.evaluate(() => (window as unknown as { handrail: { destroy(): void } }).handrail.destroy());
    expect(await page.locator("a[data-handrail]").isVisible()).toBe(true);
    await page.close();
  },
);

it("leaves Alt+Shift+H to a field of the shop's where it types something else, as on a Mac", async () => {
  const page = await pageOf(`<!doctype html><body><input>${link("Talk to a human")}${SCRIPT}`);
  await button(page, "Talk to a human").waitFor();
  const press = (on: string, key: string): Promise<boolean> =>
    page.evaluate(
      ([selector, typed]) => {
        const modifiers = { altKey: true, shiftKey: true, code: "KeyH", bubbles: true, cancelable: true };
        return !document
          .querySelector(selector)
          ?.dispatchEvent(new KeyboardEvent("keydown", { ...modifiers, key: typed }));
      },
      [on, key] as const,
    );
  expect(await press("input", "Ó")).toBe(false);
  expect(await press("input", "H")).toBe(true);
  expect(await press("body", "Ó")).toBe(true);
  await page.evaluate(() => (document.body.contentEditable = "true"));
  expect(await press("body", "Ó")).toBe(false);
  await page.close();
});
