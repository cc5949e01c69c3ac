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
  return launch(found.path, extra);
}

/** Starts the engine alone, where `HEADLESS_SHELL_PATH` says that there is one: for pages, and for nothing that is the browser's own. */
export function launchEngine(): Promise<Browser> {
  const path = process.env.HEADLESS_SHELL_PATH;
  return path ? launch(path, []) : launchBrowser();
}

function launch(executablePath: string, extra: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...browserSwitches(process.getuid?.() === 0), ...extra] });
}

/**
 * What no test looks at: two pages of the browser's own behind each window's address bar, and a process in reserve, which cost more than
 * most of ours. Of several such lists Chromium heeds the last, so what Playwright switches off stands here again.
 */
const WITHOUT: readonly string[] = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "SpareRendererForSitePerProcess",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "PaintHolding",
  "LensOverlay",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "MediaRouter",
  "ThirdPartyStoragePartitioning",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** The switches we start with; Chromium refuses its sandbox to root. */
function browserSwitches(isRoot: boolean): readonly string[] {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return [
    ...quiet,
    "--disable-gpu",
    "--disable-quic",
    `--disable-features=${WITHOUT.join()}`,
    ...(isRoot ? ["--no-sandbox"] : []),
  ];
}
