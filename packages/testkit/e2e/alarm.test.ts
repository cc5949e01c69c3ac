// What calls for agents. A promise that nobody kept: the visitor is told, the desk says so until somebody acknowledges it; a reload changes
// nothing of that. And a desk that is closed: its service worker shows what is pushed, as the browser would have it after a push service.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handrail } from "../src/processes/handrail.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ isWholeBrowser: true });
  await handrail("site", "set", "shop", "--data", stage.data, "--answer-within", "15s");
});
afterAll(() => stage.close());

// Side by side: the first waits for a due time anyway.
it.concurrent("[HG7] tells the visitor and alarms the desk, until an agent acknowledges it", async () => {
  const kari = await stage.agent("Kari");
  const visitor = await stage.visitor({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByRole("link", { name: "Talk to a human" }).first().click();
  await page.getByRole("button", { name: "Talk to a human" }).click();
  await page.getByRole("heading", { name: "You are next" }).waitFor();

  await kari.page.getByText("1 promise was not kept.").waitFor();
  // The page looks again by itself; to reload it in that moment would be refused.
  await page.getByText(/did not come\. We are sorry/).waitFor();
  await kari.page.reload();
  const bar = kari.page.getByRole("region", { name: "Alarms" });
  await bar.getByRole("link", { name: "Look" }).click();
  await kari.seesInLog(/Promise broken/);
  await bar.getByRole("button", { name: "Acknowledge" }).click();
  await bar.waitFor({ state: "detached" });
  await visitor.close();
});

it.concurrent("rings while the desk is closed, and is quiet again once it is open", async () => {
  const sofie = await stage.agent("Sofie", { permissions: ["notifications"] });
  const { page, context } = sofie;
  // No push service is near a test: the browser's half is there all the same, under the policy that the relay sends.
  const started = context.waitForEvent("serviceworker");
  await page.getByRole("button", { name: "Ring this device" }).click();
  const worker = await started;
  const shown = (): Promise<unknown> =>
    worker.evaluate("registration.getNotifications().then((all) => all.map(({ title, body }) => [title, body]))");
  const push = await pusher(page, stage.relayUrl);
  const conversation = "r".repeat(43);

  await page.goto("about:blank");
  // While the desk is looked at a push is shown by the page alone: it has gone once the worker sees no window of it.
  const windows = (): Promise<unknown> =>
    worker.evaluate('clients.matchAll({ type: "window", includeUncontrolled: true }).then((all) => all.length)');
  await expect.poll(windows).toBe(0);
  await push(JSON.stringify({ type: "waiting", conversation, site: "Fjell & Fjord", dueAtMs: null }));
  await expect.poll(shown).toEqual([["Nobody is on duty and a visitor waits", "Fjell & Fjord"]]);
  await push("of a later version");
  await expect.poll(shown).toContainEqual(["A visitor may need you", "Open the desk to see."]);

  await page.goto(`${stage.relayUrl}/desk/`);
  await sofie.duty.waitFor();
  await expect.poll(shown).toEqual([]);
  await worker.evaluate(`registration
    .showNotification("A ring", { data: { hash: "#/c/${conversation}" } })
    .then(() => registration.getNotifications())
    .then(([notification]) => dispatchEvent(new NotificationEvent("notificationclick", { notification })))`);
  await page.waitForURL(`${stage.relayUrl}/desk/#/c/${conversation}`);
  await context.close();
});

/** Brings a message to the service worker of the page, as the browser does when a push service has sent one. */
async function pusher(page: Page, origin: string): Promise<(data: string) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const known = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await known;
  return async (data) => {
    await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  };
}
