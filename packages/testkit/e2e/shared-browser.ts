// The browser that all test files of one process share: to start it costs more than a test. Each file has contexts of its own in it.
import type { Browser } from "playwright-core";
import { launchEngine } from "../src/browser/launch-browser.ts";

/** Nobody waits longer for what is to be seen: only what does not come is to fail, however busy the machine is. */
export const PATIENCE_MS = 90_000;

let launched: Promise<Browser> | undefined;

/** Starts it at the first call. It ends with the process; a file closes what it has opened in it by {@link closeContexts}. */
export function sharedBrowser(): Promise<Browser> {
  return (launched ??= launchEngine());
}

/** Closes every page: one file is run at a time. */
export async function closeContexts(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
