// A click in a real browser is durable from the moment in which it is shown as kept: a sample of `npm run durable`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import { presentFirefox } from "../src/browser/find-firefox.ts";
import { drive, placeOf } from "../src/durable/driver.ts";
import { startHouse } from "../src/durable/house.ts";
import { runDurable } from "../src/durable/run-durable.ts";
import { clickInPage, ready, type Parting } from "../src/durable/ways.ts";

/** Starting browsers takes its time on a busy machine. */
const PATIENCE_MS = 300_000;

it(
  "[HG3] [HG4] loses and doubles no click that Chromium showed as kept, killed, crashed or left in that moment",
  async () => {
    const ways = await runDurable({ browser: "chromium", runs: 2 });
    for (const tally of Object.values(ways)) {
      expect(tally).toMatchObject({ runs: 2, lost: 0, doubled: 0, notYetKept: 0 });
    }
    expect(ways.killed.shownAsKept).toBe(2);
    expect(ways.crashed.shownAsKept).toBe(2);
  },
  PATIENCE_MS,
);

it.skipIf(presentFirefox().type === "none")(
  "[HG3] [HG4] loses and doubles no click that Firefox showed as kept, killed in that moment",
  async () => {
    const { killed } = await runDurable({ browser: "firefox", runs: 2, ways: ["killed"] });
    expect(killed).toMatchObject({ runs: 2, lost: 0, doubled: 0, notYetKept: 0, shownAsKept: 2 });
  },
  PATIENCE_MS,
);

it("notices the loss when the browser forgets what was written, of the loader's click and of the panel's", async () => {
  const { killed } = await runDurable({
    browser: "chromium",
    runs: 2,
    ways: ["killed"],
    forgetful: "everything",
    patienceMs: 2_000,
  });
  expect(killed).toMatchObject({ runs: 2, lost: 2, shownAsKept: 2 });
});

it("[HG3] sends a click of one tab while another is frozen, also in the middle of writing", async () => {
  const house = await startHouse();
  const profile = await mkdtemp(join(tmpdir(), "handrail-profile-"));
  const driven = await drive("chromium", { path: await placeOf("chromium"), profile });
  const open = async (name: string): Promise<Page> => {
    const page = await driven.browser.newPage();
    await ready({ house, name, click: "panel", forgetful: "nothing" }, page);
    return page;
  };
  const click: Parting = { click: "panel", leave: "no" };
  try {
    // What one tab could not send before it froze, the next one sends.
    const [first, second] = [await open("one"), await open("one")];
    house.gate.shut();
    await first.bringToFront();
    await first.evaluate(clickInPage, click);
    await first.waitForFunction(
      () => !!document.documentElement.lastElementChild?.shadowRoot?.querySelector(".rail[data-state=kept]"),
    );
    await freeze(first);
    house.gate.open();
    await second.bringToFront();
    await second.reload();
    await expect.poll(() => house.requests("one")).toBe(1);

    // A tab's own click goes out, whatever another one holds.
    const [holder, other] = [await open("two"), await open("two")];
    await holder.evaluate(holdTheDisk);
    await freeze(holder);
    await other.bringToFront();
    await other.evaluate(clickInPage, click);
    await expect.poll(() => house.requests("two")).toBe(1);
  } finally {
    await driven.kill();
    await house.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function freeze(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
}

// Runs in the page: a transaction lives as long as it is asked for something, and keeps every other tab's from beginning.
function holdTheDisk(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("handrail", 1);
    request.onerror = () => reject(new Error("not opened"));
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => {
      const store = request.result.transaction("kept", "readwrite").objectStore("kept");
      const ask = (): void => {
        store.count().onsuccess = ask;
        resolve();
      };
      ask();
    };
  });
}
