// A sample of the hostile pages, in Chromium; all of them, in three engines, by `npm run hostile`.
import { installedAssets } from "@handrail/relay";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../src/browser/launch-browser.ts";
import { ATTACKS } from "../src/hostile/attacks.ts";
import { chromiumEngine } from "../src/hostile/chromium.ts";
import { runHostile } from "../src/hostile/run-hostile.ts";
import { openShops, type ShopServer } from "../src/hostile/shop-server.ts";

const RESISTS = [
  "all-unset",
  "html-zoom-triple",
  "theme-hides",
  "popover-cover",
  "modal-dialog",
  "removed-once",
  "turbo",
  "document-written",
  "late-swallowed-events",
  "focus-trap",
  "framed",
];
/** That the judges can find something: the whole page is gone here. */
const FAILS = ["html-display-none"];

let browser: Browser;
let shops: ShopServer;
beforeAll(async () => {
  [browser, shops] = await Promise.all([launchBrowser(), openShops({ widget: installedAssets().widget, sheets: "" })]);
});
afterAll(() => Promise.all([browser.close(), shops.close()]));

it("[HG1] keeps the human button visible and clickable on pages that want none of it", async () => {
  const engine = await chromiumEngine(browser);
  const attacks = ATTACKS.filter(({ name }) => [...RESISTS, ...FAILS].includes(name));
  const outcomes = await runHostile({ engine, shops, attacks });
  const named = (verdict: string) => outcomes.filter((one) => one.verdict === verdict).map(({ attack }) => attack);
  expect(named("fails")).toEqual(FAILS);
  expect(named("resists").toSorted()).toEqual(RESISTS.toSorted());
});

it("costs a quiet page less than 5 ms of processor time a second", async () => {
  const page = await browser.newPage();
  await page.goto(shops.pageOf("idle", { name: "idle", does: "nothing", leavesPage: true }));
  await page.waitForTimeout(1_000);
  expect(await busyMs(page, 3_000)).toBeLessThan(15);
  await page.close();
});

/** How many milliseconds the page's main thread works within so many. */
async function busyMs(page: Page, withinMs: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const workedS = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  const before = await workedS();
  await page.waitForTimeout(withinMs);
  return ((await workedS()) - before) * 1_000;
}
