// The rest of a conversation's life, seen from both sides: waiting, a promise that is broken, the bot meanwhile, handing over, settling, closing, rating.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let kari: AgentPage;
let ola: AgentPage;

beforeAll(async () => {
  stage = await setStage({ answerWithin: "15s" });
  kari = await stage.agent("Kari");
  ola = await stage.agent("Ola");
  // Offers are for Kari alone, but where the story needs a colleague.
  await ola.goOffDuty();
});
afterAll(() => stage.close());

async function waitingVisitor(): Promise<VisitorPage> {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.askHuman();
  await visitor.sees("You are next");
  return visitor;
}

/** Whoever is left without an answer stands in line again, before the next one. */
async function answers(visitor: VisitorPage): Promise<void> {
  await kari.reply("I am here.");
  await visitor.sees("I am here.");
}

it("[HG7] tells the visitor that a promise was broken, promises the next, and shows the agent both", async () => {
  const visitor = await waitingVisitor();
  await visitor.sees("The promised time passed. It is on record.");
  await visitor.sees(/Promised: a written answer by/);
  await visitor.sees(/You are next/);
  await kari.openNext();
  await kari.seesInLog(/Promise broken/);
  await kari.reply("I am sorry that you had to wait.");
  await visitor.sees("I am sorry that you had to wait.");
  await kari.seesInLog(/Promise kept/);
  await visitor.close();
});

it("[HG5] lets the bot answer meanwhile when the visitor asks for it, and keeps their place", async () => {
  const visitor = await waitingVisitor();
  await visitor.press("Ask the assistant");
  await visitor.sees(/Your place is kept/);
  await visitor.say("What about parcels?");
  await visitor.sees("within one working day.");
  await visitor.sees("You are next");
  await kari.openNext();
  await visitor.sees("Kari is with you");
  await kari.seesInLog("within one working day.");
  await answers(visitor);
  await visitor.close();
});

it("[HG7] takes a request back only when the visitor says so twice, and goes on with the bot", async () => {
  const visitor = await waitingVisitor();
  await visitor.press("Cancel");
  await visitor.press("Keep my place");
  await visitor.sees("You are next");
  await visitor.press("Cancel");
  await visitor.press("Yes, cancel it");
  await visitor.sees("You cancelled your request");
  await expect.poll(() => visitor.humanButton.isVisible()).toBe(true);
  await visitor.say("Parcels?");
  await visitor.sees("within one working day.");
  await visitor.close();
});

it("hands a visitor to a colleague with the waiting time kept, and both hear of it", async () => {
  const visitor = await waitingVisitor();
  await kari.openNext();
  await visitor.sees("Kari is with you");
  await ola.goOnDuty();
  await kari.handOverTo("Ola");
  await visitor.sees("Kari handed you over to Ola");
  await ola.acceptOffer();
  await visitor.sees("Ola is with you");
  await ola.reply("Hello, I am Ola.");
  await visitor.sees("Hello, I am Ola.");
  await ola.goOffDuty();
  await visitor.close();
});

it("[HG7] lets the visitor bring back a promise that an agent had settled, and rate the talk in the end", async () => {
  const visitor = await waitingVisitor();
  await kari.openNext();
  await kari.reply("Anything else?");
  await visitor.sees("Anything else?");
  await kari.seesInLog(/Promise kept/);
  await visitor.say("No, thank you.");
  await kari.seesInLog("No, thank you.");
  await visitor.sees("Seen");
  await kari.act("Nothing to answer");
  await visitor.sees("Marked as answered");
  await visitor.press("I still need you");
  await kari.sees("Your turn");
  await kari.reply("Of course. Tell me.");
  await visitor.sees("Of course. Tell me.");
  await kari.closeConversation();
  await visitor.sees("Chat ended");
  // A star is the label of what a screen reader has, and comes up moving.
  const best = visitor.page.getByRole("radio", { name: "5 stars of 5" });
  await visitor.panel.locator("label").filter({ has: best }).click();
  expect(await best.isChecked()).toBe(true);
  await visitor.press("Send rating");
  await visitor.sees("You gave 5 of 5");
  await visitor.say("One more thing");
  await visitor.sees("You are next");
  await kari.openNext();
  await visitor.sees("Kari is with you");
  await answers(visitor);
  await visitor.close();
});

it("takes an address while the visitor waits, and the agent sees it", async () => {
  const visitor = await waitingVisitor();
  await visitor.press("Leave contact");
  await visitor.panel.getByLabel("E-mail").fill("visitor@example.org");
  await visitor.press("Save");
  await visitor.sees(/You left visitor@example\.org/);
  await visitor.sees("You are next");
  await kari.waitForQueue();
  await kari.accept();
  await kari.sees("visitor@example.org");
  await answers(visitor);
  await visitor.close();
});

it("[HG9] shows two tabs of one visitor the same conversation at once", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("First tab speaking");
  await visitor.sees("within one working day.");
  const second = await visitor.secondTab();
  await second.openChat();
  await second.sees("First tab speaking");
  await second.say("Second tab speaking");
  await visitor.sees("Second tab speaking");
  await second.askHuman();
  await visitor.sees("You asked for a human");
  expect(await visitor.count("You asked for a human")).toBe(1);
  expect(await second.count("Second tab speaking")).toBe(1);
  await visitor.close();
});

it("[HG1] [HG9] goes on in a window of its own, which outlives the page that opened it, and comes back from it", async () => {
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("Small window, please");
  await visitor.press("More");
  const [page] = await Promise.all([visitor.page.waitForEvent("popup"), visitor.press("Open in its own window")]);
  // No secret travels: the window is the shop's own, and reads the same disk.
  expect(page.url()).toBe("about:blank");
  const own = visitor.in(page);
  await own.sees("Small window, please");
  await own.askHuman();
  await own.sees(/A person answers by/);
  // This page's panel has stepped aside, and the way to a human has not.
  await visitor.page.bringToFront();
  expect(await visitor.panel.count()).toBe(0);
  await visitor.page.getByRole("button", { name: "Open chat" }).click();
  await visitor.sees("The chat is open in its own window.");
  await visitor.sees(/A person answers by/);
  expect(await visitor.composer.count()).toBe(0);

  await page.reload();
  await own.sees("You asked for a human");
  await own.press("Close chat");
  await visitor.composer.waitFor();
  expect(await visitor.count("You asked for a human")).toBe(1);

  await visitor.press("More");
  const [next] = await Promise.all([visitor.page.waitForEvent("popup"), visitor.press("Open in its own window")]);
  const again = visitor.in(next);
  await again.sees("You asked for a human");
  await visitor.page.reload();
  await again.say("Still here");
  await again.sees("Still here");
  await visitor.close();
});
