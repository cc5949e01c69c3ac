// Firefox, by WebDriver BiDi.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyInput } from "puppeteer-core";
import { drive, placeOf } from "../durable/driver.ts";
import { SCREEN, type Engine, type Keys } from "./engine.ts";

const KEYS: Readonly<Record<Keys, readonly KeyInput[]>> = {
  Tab: ["Tab"],
  Enter: ["Enter"],
  Escape: ["Escape"],
  "Shift+Enter": ["Shift", "Enter"],
  "Alt+Shift+H": ["Alt", "Shift", "KeyH"],
};

/** Starts it on a profile that goes with it. */
export async function firefoxEngine(): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), "handrail-hostile-"));
  const { browser } = await drive("firefox", { path: await placeOf("firefox"), profile });
  return {
    version: (await browser.version()).replace("/", " "),
    abreast: 1, // pages behind another one have slow timers
    can: ({ forcedColors }) => !forcedColors,
    async visit(url, { width, height }) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: width ?? SCREEN.width, height: height ?? SCREEN.height });
      await page.goto(url);
      return {
        picture: async () => Buffer.from(await page.screenshot()),
        click: ({ x, y }) => page.mouse.click(x, y),
        async press(keys) {
          const pressed = KEYS[keys];
          for (const key of pressed) await page.keyboard.down(key);
          for (const key of pressed.toReversed()) await page.keyboard.up(key);
        },
        type: (text) => page.keyboard.type(text),
        go: async (next) => void (await page.goto(next)),
        ask: (expression) => page.evaluate(expression),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
