// What a screen reader says by itself of a real conversation: each thing once, when it is there to be heard, and nothing of what was said
// before. Where the wait, a refusal or a broken promise is what changes, the chat is set by hand.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import type { AgentPage } from "./agent-page.ts";
import { EAR, heardOn, takeHeard } from "./ear.ts";
import { playgroundPage } from "./playground-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let playground: Playground;
let agent: AgentPage;
let visitor: VisitorPage;
beforeAll(async () => {
  [stage, playground] = await Promise.all([setStage(), freePort().then(startPlayground)]);
  agent = await stage.agent("Kari");
  visitor = await stage.visitor();
  await visitor.context.addInitScript(EAR);
  await visitor.page.reload();
});
afterAll(() => Promise.all([stage.close(), playground.close()]));

it("says what is said once, and a bot's answer when it is done", async () => {
  await visitor.openChat();
  await hears(visitor, /Hello! Ask me anything\./);
  await takeHeard(visitor.page);
  await visitor.say("When will my parcel leave?");
  await hears(visitor, /Suggested replies/);
  // What the visitor has just written may stand there before there is anything that announces.
  const others = (await takeHeard(visitor.page)).filter((what) => !/^Today|When will my parcel leave\?$/.test(what));
  expect(others).toEqual([
    "Fjord assistant AI Parcels leave our house in Bergen within one working day.",
    "Suggested replies What does shipping cost?",
  ]);
});

it("reads Markdown out as it is drawn, and not before", async () => {
  stage.bot.mood = "rich";
  await visitor.say("Can I send something back?");
  await visitor.sees("Your return");
  await hears(visitor, /Your return/);
  const heard = await takeHeard(visitor.page);
  expect(heard.filter((what) => what.includes("Returns are free"))).toHaveLength(1);
  expect(heard.join()).not.toMatch(/\*\*|\|/);
  stage.bot.mood = "well";
});

it("[HG1] says that a human was asked for, and who has come", async () => {
  await visitor.askHuman();
  await hears(visitor, /Promised: a person answers by/);
  expect(await takeHeard(visitor.page)).toEqual([
    "Your request is kept here Sending it now…",
    "You asked for a human",
    expect.stringMatching(/^Promised: a person answers by/),
  ]);
  await agent.acceptOffer();
  await hears(visitor, /Kari joined/);
  await agent.reply("Hello, I am Kari.");
  await hears(visitor, /Promise kept/);
  expect(await takeHeard(visitor.page)).toEqual([
    "Kari joined A real person, who can read everything above.",
    "Kari Hello, I am Kari.",
    "Promise kept",
  ]);
});

it("says nothing again on another page, in another tab, or in another language", async () => {
  const isOld = (what: string): boolean => /parcel|Returns|Hello|joined|asked for|Parcels/i.test(what);
  const tab = await visitor.secondTab();
  await visitor.page.reload();
  for (const one of [tab, visitor]) {
    await one.openChat();
    await one.sees("Returns are free");
    await one.page.locator('[role=log][aria-live="polite"]').waitFor();
  }
  await tab.say("From the other tab");
  for (const one of [tab, visitor]) {
    await hears(one, /From the other tab/);
    await hears(one, /Answers by/);
    const heard = await takeHeard(one.page);
    expect(heard.filter((what) => what.includes("From the other tab"))).toEqual(["You said: From the other tab"]);
    expect(heard.filter(isOld)).toEqual([]);
  }
  await visitor.page.evaluate('handrail.setLocale("de")');
  await visitor.panel.getByRole("button", { name: "Chat schließen" }).waitFor();
  await visitor.page.locator('[role=log][aria-live="polite"]').waitFor();
  // Where the request stands is said in the new language, and no more.
  expect(await takeHeard(visitor.page)).toEqual([expect.stringMatching(/^Kari ist für Sie da/)]);
  await agent.reply("And now in German.");
  await hears(visitor, /And now in German/);
  expect(await takeHeard(visitor.page)).toEqual(["Kari And now in German."]);
  await visitor.page.evaluate('handrail.setLocale("en")');
  await visitor.composer.waitFor();
  await tab.page.close();
});

it("[HG2] says once that what was written is kept, and not each time that it is tried again", async () => {
  await stage.killRelay();
  await visitor.say("Is anybody there?");
  await hears(visitor, /offline/i);
  await stage.restartRelay();
  // It may have found the relay by itself by then, and want no press any more.
  const hurry = visitor.panel.getByRole("button", { name: "Try now" });
  await hurry.click({ timeout: 5_000 }).catch(() => undefined);
  await agent.seesInLog("Is anybody there?");
  await expect.poll(() => visitor.page.locator(".strip").count()).toBe(0);
  const heard = (await takeHeard(visitor.page)).filter((what) => !what.startsWith("Kari"));
  // Whether the broken stream is noticed before the message is written is a matter of chance.
  expect(heard).toHaveLength(2);
  expect(heard).toEqual(
    expect.arrayContaining([expect.stringContaining("Is anybody there?"), expect.stringMatching(/offline/i)]),
  );
});

it("[HG7] says each change of the wait once, and bad news at once", async () => {
  const page = await playgroundPage(stage.browser, playground, {});
  await page.addInitScript(EAR);
  await page.reload();
  await page.waitForFunction("window.showState");
  await page.evaluate(() => window.showState?.({ state: "waiting" }));
  await takeHeard(page);
  const after = async (change: string): Promise<readonly string[]> => {
    await page.evaluate(`{ const { human, live, now } = window.shown.chat; ${change} }`);
    // A drawing later everything has been said.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return takeHeard(page);
  };
  expect(await after("live.value = { ...live.value, place: 1 };")).toEqual([
    expect.stringMatching(/^You are next A person answers by/),
  ]);
  // The same again is no news, and a second that passes is none either.
  expect(await after("live.value = { ...live.value };")).toEqual([]);
  expect(await after("now.value += 1_000;")).toEqual([]);
  expect(await after("now.value += 200_000;")).toEqual([expect.stringMatching(/^!The promised time has passed/)]);
  expect(await after(`human.value = { type: "refused", error: { code: "site-not-live" } };`)).toEqual([
    expect.stringMatching(/^!/),
  ]);
  await page.close();
});

async function hears({ page }: { readonly page: Page }, what: RegExp): Promise<void> {
  await expect.poll(async () => (await heardOn(page)).join("\n")).toMatch(what);
}
