// Starts the browser that `findBrowser` found, quiet and without the network calls that browsers make for themselves.
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

/**
 * Starts a headless browser.
 *
 * @param extra More switches for the browser's command line.
 * @throws When there is no browser and none could be installed; the message says what to do.
 */
export async function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  const found = await findBrowser();
  if (found.type === "none") throw new Error(`No browser: ${found.message}`);
  return chromium.launch({
    executablePath: found.path,
    args: [...browserSwitches(process.getuid?.() === 0), ...extra],
  });
}

/** The switches we start with; Chromium refuses its sandbox to root. */
function browserSwitches(isRoot: boolean): readonly string[] {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return [...quiet, "--disable-gpu", "--disable-quic", ...(isRoot ? ["--no-sandbox"] : [])];
}
