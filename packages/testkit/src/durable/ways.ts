// The ways in which a visitor's page goes away right after the click, and what a visitor does next: come back, touch nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { Chance } from "../world/chance.ts";
import { drive, type BrowserName, type Driven } from "./driver.ts";
import type { House } from "./house.ts";
import { CLAIM, type Forgetful } from "./shop-page.ts";

/** How the page goes. */
export type Way = "killed" | "crashed" | "navigated";
/** What is clicked: the loader's button before the panel is there, or the panel's. */
export type Click = "early" | "panel";

/** How the page is left in the task of the click. */
type Leave = "no" | "link" | "address";

/** A click, and whether the page is left in its task. */
export interface Parting {
  readonly click: Click;
  readonly leave: Leave;
}

/** A visitor on the page of a site of their own. */
export interface Visit {
  readonly house: House;
  readonly name: string;
  readonly click: Click;
  readonly forgetful: Forgetful;
}

/** One run. */
export interface Run extends Visit {
  readonly browser: BrowserName;
  readonly path: string;
  /** `claim`: in the moment in which the click is shown as kept; a number: so many ms after the click, whatever is shown. */
  readonly when: "claim" | number;
  readonly chance: Chance;
  /** How long the request may take to arrive after the visitor is back, in ms. */
  readonly patienceMs: number;
}

/** What was seen. */
export interface Seen {
  /** The widget had said that the click is kept, before the page went. */
  readonly wasClaimed: boolean;
  /** Requests in the log before the visitor came back. */
  readonly before: number;
  /** Requests in the log at the end. */
  readonly after: number;
}

/** How long a claim is waited for, and how long it takes a second request to show, in ms. */
const CLAIM_MS = 10_000;
const SETTLE_MS = 300;

/** `SIGKILL` to the whole browser while the relay cannot be reached; then the same profile, with the relay up. */
export async function killed(run: Run): Promise<Seen> {
  const profile = await mkdtemp(join(tmpdir(), "handrail-profile-"));
  let driven = await drive(run.browser, { path: run.path, profile });
  try {
    const page = await driven.browser.newPage();
    const { wasClaimed } = await clickAndEnd(run, page, driven.kill);
    run.house.gate.open();
    driven = await drive(run.browser, { path: run.path, profile });
    return await comeBack(run, await driven.browser.newPage(), wasClaimed);
  } finally {
    run.house.gate.open();
    await driven.kill().catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The process that draws the page ends while the relay cannot be reached; then another tab, with the relay up. Firefox lets its
 * driver open no tab after that, so there it is another start.
 */
export async function crashed(run: Run): Promise<Seen> {
  const profile = await mkdtemp(join(tmpdir(), "handrail-profile-"));
  let driven = await drive(run.browser, { path: run.path, profile });
  try {
    const page = await driven.browser.newPage();
    const { wasClaimed } = await clickAndEnd(run, page, () => driven.crash(page));
    run.house.gate.open();
    if (run.browser === "firefox") {
      await driven.quit();
      driven = await drive(run.browser, { path: run.path, profile });
    }
    return await comeBack(run, await driven.browser.newPage(), wasClaimed);
  } finally {
    run.house.gate.open();
    await driven.kill().catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The page is left in the task of the click, with the relay up; what has not arrived by then must with the next visit. */
export async function navigated(run: Run, driven: Driven): Promise<Seen> {
  const visitor = await driven.newVisitor();
  try {
    const page = await visitor.newPage();
    const claim = claimOf(page);
    await ready(run, page);
    const away = new URL("/away", page.url()).href;
    const leaves = page.waitForNavigation({ waitUntil: "load" });
    const leave: Leave = run.chance.happens(0.5) ? "link" : "address";
    await page.evaluate(clickInPage, { click: run.click, leave } satisfies Parting);
    await leaves;
    if (page.url() !== away) throw new Error("The page was not left.");
    await pause(SETTLE_MS);
    return await comeBack(run, page, claim.isShown());
  } finally {
    await atMost(visitor.close(), 5_000);
  }
}

async function clickAndEnd(run: Run, page: Page, end: () => Promise<void>): Promise<{ wasClaimed: boolean }> {
  const claim = claimOf(page);
  await ready(run, page);
  run.house.gate.shut();
  const { when } = run;
  let wasClaimed = false;
  const ending = new Promise<void>((resolve, reject) => {
    const finish = (): void => {
      wasClaimed = claim.isShown();
      end().then(resolve, reject);
    };
    if (when === "claim") void atMost(claim.shown, CLAIM_MS).then(finish);
    else if (when > 0) setTimeout(finish, when);
    else queueMicrotask(finish);
  });
  // The browser may be gone before it can answer.
  void page.evaluate(clickInPage, { click: run.click, leave: "no" } satisfies Parting).catch(() => undefined);
  await ending;
  return { wasClaimed };
}

/** Brings the page to where the click is possible. */
export async function ready({ house, name, click, forgetful }: Visit, page: Page): Promise<void> {
  await page.goto(await house.pageOf(name, forgetful), { waitUntil: "load" });
  await page.waitForFunction(() => !!document.documentElement.lastElementChild?.shadowRoot);
  if (click === "early") return;
  await page.evaluate(() => {
    const root = document.documentElement.lastElementChild?.shadowRoot;
    root?.querySelector<HTMLElement>(".bubble")?.click();
  });
  await page.waitForFunction(
    () => !!document.documentElement.lastElementChild?.shadowRoot?.querySelector(".rail[data-state=ask] .ask"),
  );
}

/** Runs in the page: the click and the leaving are one task. */
export function clickInPage({ click, leave }: Parting): void {
  const root = document.documentElement.lastElementChild?.shadowRoot;
  root?.querySelector<HTMLElement>(click === "early" ? ".human" : ".ask")?.click();
  const link = document.querySelector<HTMLAnchorElement>("#away");
  if (leave === "link") link?.click();
  if (leave === "address" && link) location.href = link.href;
}

/** The visitor is on the page again and does nothing at all. */
async function comeBack(run: Run, page: Page, wasClaimed: boolean): Promise<Seen> {
  const { house, name, patienceMs } = run;
  const before = house.requests(name);
  await page.goto(await house.pageOf(name), { waitUntil: "load" });
  const deadline = performance.now() + patienceMs;
  while (house.requests(name) === 0 && performance.now() < deadline) await pause(20);
  await pause(SETTLE_MS);
  return { wasClaimed, before, after: house.requests(name) };
}

function claimOf(page: Page): { readonly shown: Promise<void>; isShown(): boolean } {
  let isShown = false;
  const shown = new Promise<void>((resolve) => {
    page.on("console", (message) => {
      if (message.text() !== CLAIM) return;
      isShown = true;
      resolve();
    });
  });
  return { shown, isShown: () => isShown };
}

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
