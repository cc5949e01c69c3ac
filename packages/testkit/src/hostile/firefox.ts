// Firefox, by WebDriver BiDi.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drive, placeOf } from "../durable/driver.ts";
import { SCREEN, type Engine } from "./engine.ts";

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
          if (keys !== "Alt+Shift+H") return page.keyboard.press(keys);
          await page.keyboard.down("Alt");
          await page.keyboard.down("Shift");
          await page.keyboard.press("KeyH");
          await page.keyboard.up("Shift");
          await page.keyboard.up("Alt");
        },
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
