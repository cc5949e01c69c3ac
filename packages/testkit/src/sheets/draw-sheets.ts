// Draws contact sheets: many pictures of the widget beside each other, each with its name, for people to look at.
import { join } from "node:path";
import type { Playground } from "@handrail/example-playground";
import type { Browser } from "playwright-core";
import { playgroundPage } from "../../e2e/playground-page.ts";
import type { Look } from "./looks.ts";

const COLUMNS_WIDE = 6;
/** Of the narrowest phones. */
const COLUMNS_NARROW = 12;
const NARROW_PX = 320;
const GAP_PX = 12;

/** What is drawn. */
export interface SheetsOptions {
  readonly browser: Browser;
  readonly playground: Playground;
  /** An existing folder. */
  readonly folder: string;
  /** How many pictures go on one sheet. */
  readonly perSheet: number;
}

/** A picture's name, and what is chosen on the playground for it. */
export type Shot = readonly [name: string, choices: Readonly<Record<string, string>>];

/** Draws `<name>-1.png` and so on; returns the files. */
export async function drawSheets(
  name: string,
  { look, shots }: { readonly look: Look; readonly shots: readonly Shot[] },
  { browser, playground, folder, perSheet }: SheetsOptions,
): Promise<readonly string[]> {
  const { viewport, colorScheme, hasTouch = false, choices = {} } = look;
  const page = await playgroundPage(browser, playground, { viewport, colorScheme, hasTouch });
  await page.addStyleTag({ content: "body > * { visibility: hidden } body { background: Canvas }" });
  const files: string[] = [];
  for (let from = 0; from < shots.length; from += perSheet) {
    const pictures: [string, Buffer][] = [];
    for (const [shot, chosen] of shots.slice(from, from + perSheet)) {
      await page.evaluate((shown) => window.showState?.(shown), { ...choices, ...chosen });
      pictures.push([shot, await page.screenshot()]);
    }
    const file = join(folder, `${name}-${from / perSheet + 1}.png`);
    await drawSheet(browser, pictures, { width: viewport.width, file });
    files.push(file);
  }
  await page.close();
  return files;
}

async function drawSheet(
  browser: Browser,
  pictures: readonly (readonly [string, Buffer])[],
  { width, file }: { readonly width: number; readonly file: string },
): Promise<void> {
  const columns = width > NARROW_PX ? COLUMNS_WIDE : COLUMNS_NARROW;
  const page = await browser.newPage({ viewport: { width: columns * (width + GAP_PX) + GAP_PX, height: 800 } });
  const figures = pictures.map(
    ([caption, picture]) =>
      `<figure><figcaption>${caption}</figcaption><img width="${width}" src="data:image/png;base64,${picture.toString("base64")}"></figure>`,
  );
  const css = `body{margin:${GAP_PX / 2}px;display:flex;flex-wrap:wrap;background:#9aa;font:15px sans-serif;color:#000}figure{margin:${GAP_PX / 2}px;width:${width}px}img{display:block}`;
  await page.setContent(`<meta name="color-scheme" content="light"><style>${css}</style>${figures.join("")}`);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

declare global {
  interface Window {
    showState?(choices: Readonly<Record<string, string>>): Promise<void>;
  }
}
