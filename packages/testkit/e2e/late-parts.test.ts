// A later part of the panel does not come: what was said is readable, the human button works, and everything is there once it has come.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installedAssets } from "@handrail/relay";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  await stage.agent("Kari"); // whose sign-in makes the site live
});
afterAll(() => stage.close());

const LOST = "Part of the chat could not load.";

/** Lets nothing of a part through until the returned function is called; gives the addresses that were asked for. */
async function hold(page: Page, part: string): Promise<{ asked: string[]; letThrough(): Promise<void> }> {
  const asked: string[] = [];
  const files = (url: URL): boolean => new RegExp(`^/widget/${part}\\b`).test(url.pathname);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (files(url)) asked.push(url.pathname + url.search);
  });
  await page.route(files, (route) => route.abort());
  return { asked, letThrough: () => page.unroute(files) };
}

/** It is tried again by itself, too: the button may go before the mouse gets there. */
async function tryAgain(visitor: VisitorPage): Promise<void> {
  const button = visitor.panel.getByRole("button", { name: "Try again" }).first();
  await Promise.race([button.click().catch(() => null), button.waitFor({ state: "detached" })]);
}

it("[HG1] [HG11] keeps a conversation readable and a human in reach while a part of the panel is missing", async () => {
  const visitor = await stage.visitor();
  const talk = await hold(visitor.page, "talk");
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.sees("within one working day.");
  await visitor.sees(LOST);
  expect(await visitor.panel.getByRole("link", { name: "Call +47 55 00 00 00" }).count()).toBeGreaterThan(0);
  await visitor.askHuman();
  await visitor.sees(/^(Human asked for|You are next)$/);
  expect(await visitor.count("You asked for a human")).toBe(0);
  await talk.letThrough();
  await tryAgain(visitor);
  await visitor.sees("You asked for a human");
  await visitor.sees("You are next");
  expect(await visitor.panel.getByText(LOST).count()).toBe(0);
  // A browser may remember that an address failed: no address was asked twice.
  expect(new Set(talk.asked).size).toBe(talk.asked.length);
  await visitor.close();
});

it("[HG11] offers every way on while a form cannot be loaded, and opens it when it can", async () => {
  const visitor = await stage.visitor();
  const forms = await hold(visitor.page, "forms");
  await visitor.openChat();
  await visitor.press("More");
  await visitor.sees(LOST);
  expect(await visitor.humanButton.isVisible()).toBe(true);
  await forms.letThrough();
  await tryAgain(visitor);
  await visitor.press("Leave contact");
  await visitor.panel.getByRole("textbox", { name: "E-mail" }).waitFor();
  await visitor.close();
});

it("[HG2] [HG3] keeps a click and what is written while the panel's core cannot be loaded, also over a reload", async () => {
  const visitor = await stage.visitor();
  const core = await hold(visitor.page, "core");
  await visitor.openChat();
  await visitor.say("Where is my parcel?");
  await visitor.sees(LOST);
  expect(await visitor.panel.getByRole("link", { name: "Call +47 55 00 00 00" }).count()).toBeGreaterThan(0);
  // It is in the field still, and is not said to be sent.
  expect(await visitor.composer.inputValue()).toBe("Where is my parcel?");
  expect(await visitor.count("Where is my parcel?")).toBe(0);
  await visitor.askHuman();
  await visitor.sees("Your request is kept here");
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.sees(LOST);
  // Nobody is asked for a second time by a page that knows of the first.
  await visitor.sees("One moment…");
  await visitor.say("Where is my parcel?");
  await core.letThrough();
  await tryAgain(visitor);
  await visitor.sees("You asked for a human");
  await expect.poll(() => visitor.count("Where is my parcel?")).toBe(1);
  expect(await visitor.composer.inputValue()).toBe("");
  expect(new Set(core.asked).size).toBeGreaterThan(1);
  await visitor.close();
});

/** Visits the shop, which names the build that it wants by its hash, and where told, by its policy, no other scripts than these. */
async function visitPinned(visitor: VisitorPage, scripts?: string): Promise<void> {
  const pinned: unknown = JSON.parse(await readFile(join(installedAssets().widget, "pinned.json"), "utf8"));
  await visitor.page.route("**/handrail.js", (route) => route.abort());
  await visitor.visit();
  await visitor.page.evaluate(
    ({ src, integrity, scripts }) => {
      if (scripts !== undefined) {
        const content = `script-src ${scripts}`;
        document.head.append(
          Object.assign(document.createElement("meta"), { httpEquiv: "content-security-policy", content }),
        );
      }
      const shops = document.querySelector<HTMLScriptElement>("script[data-site]");
      if (!shops) throw new Error("The shop has no script tag.");
      const url = shops.src.replace("handrail.js", src);
      const policy = window.trustedTypes?.createPolicy("shop", { createScriptURL: (given: string) => given });
      const script = Object.assign(document.createElement("script"), { integrity, crossOrigin: "" });
      script.setAttribute("nonce", "shop");
      Object.assign(script.dataset, shops.dataset);
      Object.assign(script, { src: policy?.createScriptURL(url) ?? url });
      document.body.append(script);
    },
    { ...(pinned as { readonly src: string; readonly integrity: string }), scripts },
  );
}

/** Another hand has added a line to what the relay serves of this. */
async function tamper(page: Page, part: string): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith(`/widget/${part}`),
    async (route) => {
      const file = await route.fetch();
      await route.fulfill({ response: file, body: `window.tampered = true;${await file.text()}` });
    },
  );
}

it("[HG1] [HG2] runs nothing that is not of the build that a page has pinned, and offers every other way to a human", async () => {
  const visitor = await stage.visitor();
  await tamper(visitor.page, "talk");
  await visitPinned(visitor);
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.sees("within one working day.");
  await visitor.sees(LOST);
  await visitor.askHuman();
  await visitor.sees(/^(Human asked for|You are next|Number \d+ in the queue)$/);
  await visitor.page.unrouteAll({ behavior: "wait" });
  await tryAgain(visitor);
  await visitor.sees("You asked for a human");
  expect(await visitor.page.evaluate("window.tampered")).toBeUndefined();
  await visitor.close();

  const other = await stage.visitor();
  await tamper(other.page, "panel-pinned");
  await visitPinned(other);
  await other.askHuman();
  await other.page.getByText("Not sent yet. Kept here.").waitFor();
  await other.page.locator("form").getByRole("link", { name: "+47 55 00 00 00" }).waitFor();
  await tamper(other.page, "pinned");
  await visitPinned(other);
  // The snippet's own link is what is left.
  await other.page.getByRole("link", { name: "Talk to a human" }).waitFor();
  expect(await other.page.evaluate("window.tampered ?? window.handrail")).toBeUndefined();
  // The link is there before the file is.
  await other.page.unrouteAll({ behavior: "wait" });
  await other.close();
});

it("runs a build that a page has pinned where its policy knows scripts by their nonce, with all that comes later", async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      document.documentElement.setAttribute("data-broken", violatedDirective),
    );
  });
  const violation = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["broken"]);
  await visitPinned(visitor, "'nonce-shop' 'strict-dynamic'");
  await visitor.openChat();
  await visitor.say("When will my parcel leave?");
  await visitor.sees("within one working day.");
  await visitor.press("More");
  await visitor.press("Leave contact");
  await visitor.panel.getByRole("textbox", { name: "E-mail" }).waitFor();
  expect(await violation()).toBeUndefined();
  // Here a script that another one puts into the page needs the nonce, too.
  await visitPinned(visitor, "'nonce-shop'");
  await visitor.openChat();
  await visitor.sees("within one working day.");
  await visitor.askHuman();
  await visitor.sees("You asked for a human");
  expect(await violation()).toBeUndefined();
  await visitor.close();
});
