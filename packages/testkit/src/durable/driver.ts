// A real browser on a profile folder: started, killed without a goodbye, its page crashed. Chromium is spoken to by CDP, Firefox
// by WebDriver BiDi.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { launch, type Browser, type BrowserContext, type Page } from "puppeteer-core";
import { findBrowser } from "../browser/find-browser.ts";
import { findFirefox } from "../browser/find-firefox.ts";

/** Which browser. */
export type BrowserName = "chromium" | "firefox";

/** A running browser. */
export interface Driven {
  readonly browser: Browser;
  /** A visitor of their own, whose storage is shared with nobody. */
  newVisitor(): Promise<BrowserContext>;
  /** `SIGKILL` to all of its processes at once. */
  kill(): Promise<void>;
  /** Ends the process that draws the page, without a goodbye. */
  crash(page: Page): Promise<void>;
  /** Asks it to end, as a desktop does at the end of the day. */
  quit(): Promise<void>;
}

/** Where the browser is. @throws when there is none and none could be installed */
export async function placeOf(name: BrowserName): Promise<string> {
  const found = name === "chromium" ? await findBrowser() : findFirefox();
  if (found.type === "none") throw new Error(`No browser: ${found.message}`);
  return found.path;
}

/** Starts it on a profile, which is made at the first start. */
export async function drive(name: BrowserName, options: { path: string; profile: string }): Promise<Driven> {
  const browser = await launch({
    browser: name === "chromium" ? "chrome" : "firefox",
    executablePath: options.path,
    userDataDir: options.profile,
    headless: true,
    // Whoever is told to end, ends, and takes the browser along: the driver's own handlers would end the browser alone.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: name === "chromium" ? chromiumSwitches(process.getuid?.() === 0) : [],
    extraPrefsFirefox: { "browser.sessionstore.resume_from_crash": false, "toolkit.startup.max_resumed_crashes": -1 },
  });
  const child = browser.process();
  const pid = child?.pid;
  if (!child || pid === undefined) throw new Error("The browser has no process of its own.");
  return {
    browser,
    newVisitor: () => browser.createBrowserContext(),
    async kill() {
      const exited = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
      const others = descendants(pid);
      process.kill(-pid, "SIGKILL"); // its whole group, in one call
      for (const other of others) killIfThere(other);
      await exited;
    },
    async crash(page) {
      if (name === "firefox") {
        const tabs = descendants(pid).filter(isTab);
        if (tabs.length === 0) throw new Error("There is no process that draws pages.");
        for (const tab of tabs) killIfThere(tab);
        return;
      }
      const session = await page.createCDPSession();
      // The answer never comes: who would give it has gone.
      void session.send("Page.crash").catch(() => undefined);
      await new Promise((resolve) => page.once("error", resolve));
    },
    async quit() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

function chromiumSwitches(isRoot: boolean): string[] {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return [...quiet, "--disable-gpu", "--disable-breakpad", ...(isRoot ? ["--no-sandbox"] : [])];
}

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function descendants(root: number): readonly Row[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 })
    .split("\n")
    .flatMap((line): Row[] => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid && parent && command ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
    });
  const found = new Set([root]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const row of rows) if (found.has(row.parent)) found.add(row.pid);
  }
  return rows.filter((row) => row.pid !== root && found.has(row.pid));
}

// Firefox names the kind of a content process in its last word.
function isTab({ command }: Row): boolean {
  return /-contentproc .*\btab$/.test(command);
}

function killIfThere({ pid }: Row): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has gone with its group.
  }
}
