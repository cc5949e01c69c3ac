// The desk where there is little room: on a phone that lies on its side, on one whose keyboard is open, and at a zoom of 400 %. What an agent
// needs is within the screen or can be scrolled there, also under a visitor who is offered. And a press that was on its way to something else
// when the offer came does not answer it.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;
let agent: AgentPage;
beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari", { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });
});
afterAll(() => stage.close());

const SIZES = [
  [844, 390],
  [390, 430],
  [320, 256],
] as const;

async function asksForHuman(): Promise<void> {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.askHuman();
}

/** How far it sticks out of the screen once it was scrolled to, in CSS pixels. */
async function outside(what: Locator): Promise<number> {
  await what.scrollIntoViewIfNeeded();
  return what.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return Math.ceil(Math.max(0, -left, -top, right - innerWidth, bottom - innerHeight));
  });
}

it("keeps all that an agent needs within reach, also while a visitor is offered", async () => {
  const { page } = agent;
  await asksForHuman();
  await agent.acceptOffer();
  await agent.composer.waitFor();
  const needed = { composer: agent.composer, send: page.getByRole("button", { name: "Send" }) };
  const menu = { actions: page.getByRole("button", { name: "Actions" }), name: page.locator(".talk-name") };
  const out: Record<string, number> = {};
  const look = async (all: Readonly<Record<string, Locator>>, when: string): Promise<void> => {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const [name, what] of Object.entries(all)) {
        const px = await outside(what);
        if (px > 0) out[`${name} ${when} at ${width} × ${height}`] = px;
      }
    }
  };
  await look({ ...needed, ...menu }, "alone");
  await asksForHuman();
  await agent.offer.waitFor();
  const answers = { accept: agent.offer.getByRole("button", { name: "Accept" }) };
  await look({ ...needed, ...menu, ...answers }, "under an offer");
  expect(out).toEqual({});
});

it("is never longer than the screen: what scrolls, scrolls within it", async () => {
  const ingrid = await stage.agent("Ingrid", { viewport: { width: 390, height: 500 }, hasTouch: true }, "admin");
  const { page } = ingrid;
  await ingrid.goOffDuty();
  const long: Record<string, number> = {};
  const [site] = await page.evaluate(async () => (await (await fetch("/desk/api/sites")).json()) as { site: string }[]);
  for (const hash of ["#/", "#/admin/agents", "#/admin/sites", `#/admin/sites/${site?.site}`, "#/account", "#/past"]) {
    await page.evaluate((next) => (location.hash = next), hash);
    await page.locator("h1:visible").waitFor();
    if (hash === "#/admin/agents") await page.getByRole("button", { name: "Change Kari" }).click();
    await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
    const px = await page.evaluate(() => {
      const box = document.scrollingElement;
      return box ? box.scrollHeight - box.clientHeight : -1;
    });
    if (px !== 0) long[hash] = px;
  }
  expect(long).toEqual({});
});

it("takes no press for an answer that was on its way when the offer came", async () => {
  const { page } = agent;
  await page.setViewportSize({ width: 844, height: 390 });
  await agent.offer.waitFor();
  await agent.declineOffer();
  await agent.offer.waitFor({ state: "detached" });
  // As soon as the offer stands there, faster than anybody could read it.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const button = [...document.querySelectorAll(".offer .button")].find((one) =>
        one.textContent.startsWith("Decline"),
      );
      if (!button) return;
      watch.disconnect();
      const { x, y, width, height } = button.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      document.body.dataset["hit"] = String(hit !== null && button.contains(hit));
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await asksForHuman();
  await agent.offer.waitFor();
  await page.waitForFunction(() => document.body.dataset["hit"] !== undefined);
  expect(await page.evaluate(() => document.body.dataset["hit"])).toBe("false");
  await agent.acceptOffer();
  await agent.offer.waitFor({ state: "detached" });
});
