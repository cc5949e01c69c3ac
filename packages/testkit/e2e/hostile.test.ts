// A sample of the hostile pages, in Chromium; all of them, in three engines, by `npm run hostile`.
import { installedAssets } from "@handrail/relay";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../src/browser/launch-browser.ts";
import { ATTACKS } from "../src/hostile/attacks.ts";
import { chromiumEngine } from "../src/engines/chromium.ts";
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

it("looks at a quiet page a few times a second and leaves it alone: nothing is drawn, styled or laid out anew", async () => {
  const page = await browser.newPage();
  const early = `var looks = 0, timers = []; { const look = Document.prototype.elementFromPoint;
    Document.prototype.elementFromPoint = function (...at) { looks += 1; return look.apply(this, at); };
    for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) { const real = window[name];
      window[name] = (...given) => { if (given[1] !== 100) timers.push(name); return real(...given); }; } }`;
  await page.goto(shops.pageOf("idle", { name: "idle", does: "nothing", leavesPage: true, early }));
  const looks = () => page.evaluate<number>("looks");
  await expect.poll(looks).toBeGreaterThan(1);
  // What it counts begins here.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await workOf(page, session);
  await expect.poll(looks).toBeGreaterThan(before.looks + 4);
  const after = await workOf(page, session);
  // However slow the machine is: it can only look more seldom.
  expect(after.looks - before.looks).toBeLessThanOrEqual((after.atMs - before.atMs) / 400 + 1);
  expect(after.timers).toEqual(["setInterval"]);
  expect([after.layouts - before.layouts, after.styles - before.styles]).toEqual([0, 0]);
  await page.close();
});

/** What the page has done so far. */
async function workOf(page: Page, session: CDPSession) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const said = await page.evaluate<{ looks: number; timers: string[]; atMs: number }>(
    "({ looks, timers, atMs: performance.now() })",
  );
  return { ...said, layouts: of("LayoutCount"), styles: of("RecalcStyleCount") };
}
