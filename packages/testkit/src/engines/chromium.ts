// Chromium, by Playwright.
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser/launch-browser.ts";
import { SCREEN, type Engine } from "./engine.ts";

/** Starts it, unless one is given that somebody else ends. */
export async function chromiumEngine(given?: Browser): Promise<Engine> {
  const browser = given ?? (await launchBrowser());
  return {
    version: `Chromium ${browser.version()}`,
    abreast: 6,
    can: () => true,
    async visit(url, { width, height, forcedColors }) {
      const context = await browser.newContext({
        viewport: { width: width ?? SCREEN.width, height: height ?? SCREEN.height },
        forcedColors: forcedColors ? "active" : "none",
      });
      const page = await context.newPage();
      await page.goto(url);
      return {
        picture: () => page.screenshot({ animations: "allow" }),
        click: ({ x, y }) => page.mouse.click(x, y),
        press: (keys) => page.keyboard.press(keys.replace("H", "KeyH")),
        type: (text) => page.keyboard.type(text),
        go: async (next) => void (await page.goto(next)),
        ask: (expression) => page.evaluate(expression),
        close: () => context.close(),
      };
    },
    close: () => (given ? Promise.resolve() : browser.close()),
  };
}
