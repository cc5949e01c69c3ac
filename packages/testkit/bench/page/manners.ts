// What a chat does before anybody wants it, whether the keyboard reaches it, and what it breaks under a strict content policy. Not timed.
import type { Browser } from "playwright-core";
import { notesOf, openPage } from "./open-page.ts";
import { write } from "./visit.ts";
import type { Watched } from "./watch-page.ts";

/** What was found. */
export interface Manners {
  /** Before any click, hover or key. */
  readonly before: {
    readonly requests: number;
    readonly sockets: number;
    readonly localStorage: readonly string[];
    readonly sessionStorage: readonly string[];
    readonly databases: readonly string[];
    readonly cookies: readonly string[];
  };
  readonly isReachedByTab: boolean;
  readonly strict: {
    /** How often each directive was broken. */
    readonly violations: Readonly<Record<string, number>>;
    /** Whether its field could be typed in all the same. */
    readonly isUsable: boolean;
  };
}

const PATIENCE_MS = 15_000;
const QUIET_MS = 1_000;
/** The page itself has three stops. */
const TABS_MAX = 25;

/** Both pages: the usual one, and the strict one. */
export async function mannersOf(browser: Browser, url: string, watched: Watched): Promise<Manners> {
  return { ...(await untouched(browser, url, watched)), strict: await underPolicy(browser, `${url}strict`, watched) };
}

async function untouched(browser: Browser, url: string, watched: Watched): Promise<Omit<Manners, "strict">> {
  const opened = await openPage(browser, { url, watched, isThrottled: false });
  try {
    await opened.moment(watched.launcher === null ? "usable" : "launcher", PATIENCE_MS);
    await opened.traffic.quiet(QUIET_MS);
    const stored = await opened.page.evaluate(async () => ({
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
    }));
    const cookies = (await opened.page.context().cookies()).map(({ name }) => name);
    const before = {
      requests: opened.traffic.loaded().requests,
      sockets: opened.traffic.sockets(),
      ...stored,
      cookies,
    };
    let isReachedByTab = false;
    for (let tab = 0; tab < TABS_MAX && !isReachedByTab; tab += 1) {
      await opened.page.keyboard.press("Tab");
      isReachedByTab = await opened.page.evaluate(() => window.pageBench?.isReached() ?? false);
    }
    return { before, isReachedByTab };
  } finally {
    await opened.close();
  }
}

async function underPolicy(browser: Browser, url: string, watched: Watched): Promise<Manners["strict"]> {
  const opened = await openPage(browser, { url, watched, isThrottled: false });
  try {
    if (watched.launcher !== null) {
      const launcher = await opened.moment("launcher", PATIENCE_MS);
      if (launcher) await opened.press(launcher);
    }
    const usable = await opened.moment("usable", PATIENCE_MS);
    await opened.traffic.quiet(QUIET_MS);
    const isUsable =
      usable !== null &&
      (await write(opened).then(
        () => true,
        () => false,
      ));
    const violations: Record<string, number> = {};
    for (const directive of (await notesOf(opened)).violations)
      violations[directive] = (violations[directive] ?? 0) + 1;
    return { violations, isUsable };
  } finally {
    await opened.close();
  }
}
