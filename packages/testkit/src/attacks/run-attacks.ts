// Shoots messages at a page in a real browser, and counts what ran, what left, and what stands there that should not.
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build, type Rollup } from "vite";
import type { Shot, Volley } from "./in-page.ts";

/** What an attack came to. */
export interface Outcome extends Volley {
  /** The numbers of the messages whose script ran. */
  readonly ran: readonly number[];
  /** The requests that left the page, by the address asked for. */
  readonly left: readonly string[];
}

const SHOP = "https://shop.test/";
const LEAK = "leak.test";
/** So many messages go to one page; then a new one takes over. Raw ones break their page, and must not shield the others. */
const VOLLEY = { "rich-text": 500, raw: 20 } as const;

/** Shoots the texts, numbered from 0, `RUN` and `URL` in them replaced by what tells on them. */
export async function runAttacks(
  browser: Browser,
  texts: readonly string[],
  way: keyof typeof VOLLEY,
): Promise<Outcome> {
  const script = await bundle();
  const shots = texts.map((text, number) => ({ number, text: aim(text, number) }));
  const volleys: Volley[] = [];
  const [ran, left] = [new Set<number>(), [] as string[]];
  for (let start = 0; start < shots.length; start += VOLLEY[way]) {
    const context = await browser.newContext();
    try {
      await context.exposeFunction("ran", (number: number) => void ran.add(number));
      const page = await openShop(context, left);
      await page.evaluate(script);
      volleys.push(await shoot(page, shots.slice(start, start + VOLLEY[way]), way));
    } finally {
      await context.close();
    }
  }
  return {
    drawn: volleys.reduce((sum, { drawn }) => sum + drawn, 0),
    plain: volleys.reduce((sum, { plain }) => sum + plain, 0),
    marks: volleys.flatMap(({ marks }) => marks),
    ran: [...ran],
    left,
  };
}

function aim(text: string, number: number): string {
  return text
    .replaceAll("RUN", `ran(${number})`)
    .replaceAll("URLHOST", `${LEAK}/${number}`)
    .replaceAll("URL", `https://${LEAK}/${number}`);
}

// Nothing but the page itself is there to be fetched; whatever else is asked for is written down.
async function openShop(context: BrowserContext, left: string[]): Promise<Page> {
  await context.route("**", async (route) => {
    const url = route.request().url();
    if (url === SHOP) return route.fulfill({ contentType: "text/html", body: PAGE });
    if (!url.startsWith("https://pictures.test/")) left.push(url);
    await route.abort();
  });
  const page = await context.newPage();
  await page.goto(SHOP);
  return page;
}

async function shoot(page: Page, shots: readonly Shot[], way: keyof typeof VOLLEY): Promise<Volley> {
  try {
    return await page.evaluate(([given, how]) => window.attack(given, how), [shots, way] as const);
  } catch (error) {
    // A raw message may take its page away; ours must not.
    return { marks: [{ number: shots[0]?.number ?? 0, what: String(error) }], drawn: 0, plain: 0 };
  }
}

const PAGE = `<!doctype html><meta charset=utf-8><link rel=icon href="data:,"><title>Shop</title><body><div id=host>
<template shadowrootmode=open>
<style>
  .panel { position: fixed; inset: auto 20px 20px auto; width: 400px; height: 500px; display: flex; flex-direction: column }
  .scroller { flex: 1; min-height: 0; overflow: auto }
  .said { contain: content }
  .human { height: 44px }
</style>
<div class=panel><div class=scroller><div class=said></div></div><button class=human>Talk to a human</button></div>
</template></div>`;

let built: Promise<string> | undefined;

// The sources, as one script.
function bundle(): Promise<string> {
  return (built ??= build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL("in-page.ts", import.meta.url)), formats: ["iife"], name: "attacked" },
    },
  }).then((result) => {
    const [output] = result as Rollup.RollupOutput[];
    const chunk = output?.output[0];
    if (chunk?.type !== "chunk") throw new Error("Vite built no script.");
    return chunk.code;
  }));
}
