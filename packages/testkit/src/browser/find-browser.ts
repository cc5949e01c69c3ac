// Finds a browser of the Chromium family: the one that CHROME_PATH names, the system's, or one that it installs. It says
// what it installs and why before it does.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { BROWSER_PROGRAMS, browserPlaces, playwrightInstalls, systemInstall } from "./browser-places.ts";
import type { PlatformFacts } from "./browser-places.ts";
import { canRun, isBrowser, placesOnPath, readFacts, runInstaller } from "./installed-programs.ts";

/** Where a browser is, or why there is none and what the reader can do. */
export type FoundBrowser =
  | { readonly type: "found"; readonly path: string }
  | { readonly type: "none"; readonly message: string };

/**
 * Finds a browser, and installs one when there is none.
 *
 * @param say Takes each line for the reader.
 */
export async function findBrowser(say: (line: string) => void = console.error): Promise<FoundBrowser> {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== "") {
    if (canRun(given)) return { type: "found", path: given };
    return { type: "none", message: `CHROME_PATH names ${given}, which cannot be run. Correct it, or unset it.` };
  }
  const facts = readFacts();
  const present = installedBrowser(facts);
  if (present !== undefined) return { type: "found", path: present };

  const plan = systemInstall(facts);
  if (plan !== undefined) {
    say(`There is no Chromium, Chrome or Edge here; the browser tests need one. Installing chromium by ${plan.name}…`);
    for (const command of plan.commands) runInstaller(command, say); // what counts is whether a browser is there afterwards
    const installed = installedBrowser(facts);
    if (installed !== undefined) return { type: "found", path: installed };
    say(`${plan.name} placed no browser that we can find.`);
  }
  return installByPlaywright(facts, say);
}

function installByPlaywright(facts: PlatformFacts, say: (line: string) => void): FoundBrowser {
  say("Installing Chromium by Playwright's own installer, into a folder in your home…");
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  for (const args of playwrightInstalls(facts)) {
    runInstaller([process.execPath, cli, ...args], say);
    const path = chromium.executablePath();
    if (isBrowser(path, facts)) return { type: "found", path };
  }
  return {
    type: "none",
    message:
      "neither the system's package manager nor Playwright could install one. " +
      "Install Chromium or Chrome yourself, or set CHROME_PATH to one that is installed, and run the command again.",
  };
}

/** A browser that is there already. */
function installedBrowser(facts: PlatformFacts): string | undefined {
  const onPath = BROWSER_PROGRAMS.flatMap(placesOnPath);
  return [...onPath, ...browserPlaces(facts)].find((path) => isBrowser(path, facts));
}
