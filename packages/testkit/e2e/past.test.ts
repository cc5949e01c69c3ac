// A conversation that is over, found again by what was said in it.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;
let kari: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari");
});
afterAll(() => stage.close());

it("finds a closed conversation by words of both sides, and leads to its transcript", async () => {
  const { page } = kari;
  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("The brass lamp came without its shade");
  await visitor.askHuman();
  await kari.openNext();
  await kari.reply("A new one leaves Tromsø today.");
  await visitor.sees("A new one leaves Tromsø today.");
  await kari.closeConversation();
  await kari.sees("This conversation is closed.");

  await page.getByRole("link", { name: "Inbox" }).first().click();
  await page.getByRole("link", { name: "Search past conversations" }).click();
  const field = page.getByRole("searchbox");
  await field.fill("zebra");
  await field.press("Enter");
  await kari.sees("Nothing found.");
  await field.fill("TROMSØ brass");
  await field.press("Enter");
  const row = page.locator(".past-rows").getByText("A new one leaves Tromsø today.");
  await row.click();
  await kari.seesInLog("The brass lamp came without its shade");
  expect(await kari.composer.count()).toBe(0);
});
