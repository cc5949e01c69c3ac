// Opens a page in a browser context of its own, cold, with everything in place that measures it.
import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import type { Browser, CDPSession, Page } from "playwright-core";
import { recordTraffic, type Traffic } from "./traffic.ts";
import { watchPage, type Moment, type Notes, type Watched } from "./watch-page.ts";
import { OPEN_ROOTS } from "../../src/browser/open-roots.ts";

/** A phone of the middle class on a slow 4G network, as Lighthouse has it. */
export const THROTTLE = { processor: 4, latencyMs: 150, bytesPerSecond: 1_600_000 / 8 } as const;

/** A page that is on its way. */
export interface OpenPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: Traffic;
  /** The moment, or `null` when it has not come in time. */
  moment(name: Moment["name"], patienceMs: number): Promise<Moment | null>;
  /** Presses and lets go, there; nothing hovers before. */
  press(at: Point): Promise<void>;
  /** Moves the pointer there. */
  hover(at: Point): Promise<void>;
  close(): Promise<void>;
}

/** A place in the window. */
export type Point = Pick<Moment, "x" | "y">;

const momentSchema = v.object({
  name: v.picklist(["launcher", "usable"]),
  atMs: v.number(),
  pressedMs: v.nullable(v.number()),
  x: v.number(),
  y: v.number(),
});

/** What is opened and how. */
export interface PageOptions {
  readonly url: string;
  readonly watched: Watched;
  readonly isThrottled: boolean;
}

/** Opens it. */
export async function openPage(browser: Browser, { url, watched, isThrottled }: PageOptions): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(OPEN_ROOTS);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const traffic = await recordTraffic(cdp);
  // Our relay would answer with Brotli: everybody is measured by gzip.
  await cdp.send("Network.setExtraHTTPHeaders", { headers: { "accept-encoding": "gzip" } });
  if (isThrottled) await throttle(cdp);

  const moments = new Map<Moment["name"], Moment>();
  const arrivals = new EventTarget();
  cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name !== "pageBenchSays") return;
    const moment = v.parse(momentSchema, JSON.parse(payload));
    moments.set(moment.name, moment);
    arrivals.dispatchEvent(new Event(moment.name));
  });
  await cdp.send("Runtime.enable");
  await cdp.send("Runtime.addBinding", { name: "pageBenchSays" });
  await page.addInitScript(watchPage, watched);
  await page.goto(url, { waitUntil: "commit" });

  const mouse = (type: "mouseMoved" | "mousePressed" | "mouseReleased", { x, y }: Point) =>
    cdp.send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      ...(type !== "mouseMoved" && { button: "left", clickCount: 1 }),
    });
  return {
    page,
    cdp,
    traffic,
    async moment(name, patienceMs) {
      const arrived = new Promise((resolve) => arrivals.addEventListener(name, resolve, { once: true }));
      if (!moments.has(name)) await Promise.race([arrived, wait(patienceMs, undefined, { ref: false })]);
      return moments.get(name) ?? null;
    },
    async press(at) {
      await mouse("mousePressed", at);
      await mouse("mouseReleased", at);
    },
    hover: async (at) => void (await mouse("mouseMoved", at)),
    close: () => context.close(),
  };
}

async function throttle(cdp: CDPSession): Promise<void> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE.processor });
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: THROTTLE.latencyMs,
    downloadThroughput: THROTTLE.bytesPerSecond,
    uploadThroughput: THROTTLE.bytesPerSecond,
  });
}

/** What the page has noted so far. */
export async function notesOf({ page }: OpenPage): Promise<Notes> {
  const notes = await page.evaluate(() => window.pageBench?.notes());
  if (!notes) throw new Error("the page is not being watched");
  return notes;
}
