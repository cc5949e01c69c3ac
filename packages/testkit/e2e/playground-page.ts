// A page on the playground, ready to show one state of the widget after the other.
import type { Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { OPEN_ROOTS } from "../src/browser/open-roots.ts";
import { PATIENCE_MS } from "./shared-browser.ts";

/** Opens it in a context of its own. */
export async function playgroundPage(
  browser: Browser,
  { url }: Playground,
  options: Parameters<Browser["newPage"]>[0],
): Promise<Page> {
  const page = await browser.newPage({ ...options, reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(OPEN_ROOTS);
  await page.goto(url);
  await page.waitForFunction("window.showState");
  return page;
}

declare global {
  interface Window {
    /** What the playground's own page has for whoever drives it. */
    showState?(choices: { readonly state: string; readonly [choice: string]: string }): Promise<void>;
    shown?: {
      readonly chat: { readonly calls: readonly string[] };
      speak(locale: string): Promise<void>;
      trouble(): string | null;
    } | null;
    states?: readonly string[];
    locales?: readonly string[];
  }
}
