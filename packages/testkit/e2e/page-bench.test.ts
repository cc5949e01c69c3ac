// A tiny sample of `npm run bench -- page`, on the floor alone: that its parts see what is there. The figures themselves are no test.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainFloor } from "../bench/page/floors.ts";
import { mannersOf } from "../bench/page/manners.ts";
import { startShopServer, type ShopServer } from "../bench/page/shop-server.ts";
import { visit } from "../bench/page/visit.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

let browser: Browser;
let shop: ShopServer;
beforeAll(async () => {
  browser = await sharedBrowser();
  shop = await startShopServer();
});
afterAll(async () => {
  await closeContexts(browser);
  await shop.close();
});

describe("the page's benchmark", () => {
  it("sees the launcher, what it loads, and the field that it brings", async () => {
    const { files, body, launcher, input } = await plainFloor.prepare(shop.origin);
    shop.put("floor", { body, files });
    const seen = await visit(browser, { url: `${shop.origin}/floor/`, watched: { launcher, input }, way: "cold" });
    expect(seen.launcherMs).toBeGreaterThan(300); // two times the latency: the page, its script
    expect(seen.pressMs).toBeGreaterThan(150);
    expect(seen.launcher.requests).toBe(1);
    expect(seen.usable.requests).toBe(2);
    expect(seen.usable.bytes).toBeGreaterThan(seen.launcher.bytes);
    expect(seen.usable.bytes).toBeLessThan(2_000);
  });

  it("sees what a page stores, asks for and breaks", async () => {
    const rude = `localStorage.setItem("a", "1"); sessionStorage.setItem("b", "1"); document.cookie = "c=1";
      const style = document.createElement("style"); style.textContent = "b {}"; document.head.append(style);
      new WebSocket("ws://" + location.host); document.createElement("p").innerHTML = "<b>";`;
    shop.put("rude", {
      body: '<textarea tabindex="-1"></textarea><script type="module" src="rude.js"></script>',
      files: new Map([["rude.js", Buffer.from(rude)]]),
    });
    expect(await mannersOf(browser, `${shop.origin}/rude/`, { launcher: null, input: "textarea" })).toEqual({
      before: {
        requests: 1,
        sockets: 1,
        localStorage: ["a"],
        sessionStorage: ["b"],
        databases: [],
        cookies: ["c"],
      },
      isReachedByTab: false,
      strict: { violations: { "style-src-elem": 1, "require-trusted-types-for": 1 }, isUsable: true },
    });
  });
});
