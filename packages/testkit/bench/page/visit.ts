// One visit on a throttled phone: the page loads, the launcher is pressed as soon as it is there, and the field is written into.
import type { Browser } from "playwright-core";
import { notesOf, openPage, type OpenPage } from "./open-page.ts";
import type { Loaded } from "./traffic.ts";
import type { Moment, Watched } from "./watch-page.ts";

/** What a visit came to. Times in ms. */
export interface Visit {
  /** From the navigation to the first painted frame with the launcher; of one that stands open, with its field. */
  readonly launcherMs: number;
  readonly launcher: Loaded;
  /** From the button's going down to the first painted frame in which the field can be typed in; 0 of one that stands open. */
  readonly pressMs: number;
  /** Both together: without the time in which nobody has pressed yet. */
  readonly usableMs: number;
  readonly usable: Loaded;
  /** What tasks of over 50 ms took beyond those. */
  readonly blockingMs: number;
  readonly heapBytes: number;
  readonly shift: number;
}

/** `cold`: pressed at once. `hovered`: the pointer rests on the launcher until nothing loads any more, then presses. */
export type Way = "cold" | "hovered";

const PATIENCE_MS = 90_000;
/** Four times the latency: whatever follows an answer has been asked for by then. */
const QUIET_MS = 600;

/** @throws Error when the chat never comes, or cannot be typed in */
export async function visit(
  browser: Browser,
  { url, watched, way }: { readonly url: string; readonly watched: Watched; readonly way: Way },
): Promise<Visit> {
  const opened = await openPage(browser, { url, watched, isThrottled: true });
  try {
    const launcher = watched.launcher === null ? null : await expected(opened, "launcher");
    if (launcher) {
      if (way === "hovered") {
        await opened.hover(launcher);
        await opened.traffic.quiet(QUIET_MS);
      }
      await opened.press(launcher);
    }
    const usable = await expected(opened, "usable");
    const shown = launcher ?? usable;
    const pressMs = usable.pressedMs === null ? 0 : usable.atMs - usable.pressedMs;
    await opened.traffic.quiet(QUIET_MS);
    const startSeconds = await navigationStart(opened);
    const { blockingMs, shift } = await notesOf(opened);
    const heapBytes = await heapOf(opened);
    await write(opened);
    return {
      launcherMs: shown.atMs,
      launcher: opened.traffic.loaded(startSeconds + shown.atMs / 1_000),
      pressMs,
      usableMs: shown.atMs + pressMs,
      usable: opened.traffic.loaded(startSeconds + usable.atMs / 1_000),
      blockingMs,
      heapBytes,
      shift,
    };
  } finally {
    await opened.close();
  }
}

async function expected(opened: OpenPage, name: Moment["name"]): Promise<Moment> {
  const moment = await opened.moment(name, PATIENCE_MS);
  if (!moment)
    throw new Error(`the ${name === "usable" ? "field" : name} did not come within ${PATIENCE_MS / 1_000} s`);
  return moment;
}

// On the browser's monotonic clock, which its account of the network uses.
async function navigationStart({ cdp }: OpenPage): Promise<number> {
  await cdp.send("Performance.enable");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "NavigationStart")?.value ?? Number.NaN;
}

async function heapOf({ cdp }: OpenPage): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize;
}

/** Proves that the field takes what is typed. @throws Error when it does not */
export async function write({ page, cdp, press }: OpenPage): Promise<void> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const field = await page.evaluate(() => window.pageBench?.field());
  if (field) await press(field);
  await page.keyboard.type("hello");
  const written = await page.evaluate(() => window.pageBench?.written());
  if (!written?.includes("hello")) throw new Error("the field does not take what is typed");
}
