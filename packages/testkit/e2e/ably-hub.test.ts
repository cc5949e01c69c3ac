// Ably's published client in a real browser, from another origin, against the local hub.
import { createServer } from "node:http";
import type { Server } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Realtime } from "ably";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen, openHubWorld } from "../src/ably-hub/hub-world.ts";
import type { HubWorld } from "../src/ably-hub/hub-world.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

let world: HubWorld;
let browser: Browser;
let shop: Server;
beforeAll(async () => {
  shop = createServer((_request, response) => response.end("<!doctype html><title>Shop</title>"));
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  [world, browser] = await Promise.all([openHubWorld(), sharedBrowser()]);
});
afterAll(async () => {
  await closeContexts(browser);
  await world.close();
  shop.close();
});

/** A shop's page that has loaded the client, in a window of its own. */
async function openShop(): Promise<Page> {
  const page = await browser.newPage();
  const address = shop.address();
  await page.goto(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`);
  await page.addScriptTag({ path: join(dirname(fileURLToPath(import.meta.resolve("ably"))), "ably.min.js") });
  return page;
}

it("talks with an agent, is cut off, misses nothing, reads the past by REST, and is seen as present", async () => {
  const agent = world.realtime({ clientId: "agent" });
  const talk = agent.channels.get("talk");
  const heard = await listen(talk);
  const page = await openShop();
  const options = { ...world.hub.clientOptions, key: world.hub.key, clientId: "visitor", disconnectedRetryTimeout: 20 };
  const story = page.evaluate(async (given) => {
    const { Ably } = window as unknown as { Ably: { Realtime: typeof Realtime } };
    const client = new Ably.Realtime(given);
    const channel = client.channels.get("talk");
    const seen: string[] = [];
    const all = new Promise<void>((resolve) => {
      void channel.subscribe("reply", (message) => {
        if (seen.push(String(message.data)) === 3) resolve();
      });
    });
    await channel.presence.enter("on the shop's page");
    await channel.publish("say", "hello");
    await all;
    const first = await channel.history({ limit: 2 });
    const next = await first.next();
    const past = [...first.items, ...(next?.items ?? [])].map(({ data }): unknown => data);
    return { seen, past, isOnTime: (await client.time()) > 0 };
  }, options);
  await heard.reach(1);
  expect((await talk.presence.get()).map(({ clientId, data }): unknown => [clientId, data])).toEqual([
    ["visitor", "on the shop's page"],
  ]);
  await talk.publish("reply", "1");
  expect(world.hub.faults.cut("visitor")).toBe(1);
  await talk.publish("reply", "2");
  await talk.publish("reply", "3");
  expect(await story).toEqual({ seen: ["1", "2", "3"], past: ["3", "2", "1", "hello"], isOnTime: true });
  await page.close();
});
