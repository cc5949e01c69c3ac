// A reply that is written once and sent often, from the screen on which an admin writes it to the visitor's chat, by the keyboard.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;
let kari: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari", {}, "admin");
});
afterAll(() => stage.close());

it("puts a saved reply where the caret is, with the names filled in, and sends it when the agent does", async () => {
  const { page } = kari;
  const inbox = page.url();
  await page.getByRole("link", { name: "You", exact: true }).click();
  await page.getByRole("link", { name: "Change saved replies" }).click();
  await page.getByRole("button", { name: "New reply: Fjell & Fjord" }).click();
  await page.getByLabel("Title").fill("Greeting");
  await page.getByRole("textbox", { name: "Reply" }).fill("Hi {visitor|there}, {agent} here.");
  await page.getByLabel("Shortcut").fill("hi");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await kari.sees("Saved “Greeting”.");
  await page.goto(inbox);

  const visitor = await stage.visitor();
  await visitor.openChat();
  await visitor.say("Is my order on its way?");
  await visitor.askHuman();
  await kari.openNext();

  await kari.composer.pressSequentially("! How can I help?");
  await kari.composer.press("Home");
  await kari.composer.pressSequentially("/");
  const option = page.getByRole("option", { name: "Greeting" });
  await option.waitFor();
  await kari.composer.pressSequentially("hi");
  expect(await option.getAttribute("aria-selected")).toBe("true");
  expect(await kari.composer.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"));
  await kari.composer.press("Enter");
  const filled = "Hi there, Kari here.! How can I help?";
  expect(await kari.composer.inputValue()).toBe(filled);
  // The browser's own undo knows of it.
  await kari.composer.press("Control+z");
  expect(await kari.composer.inputValue()).toBe("/hi! How can I help?");
  await kari.composer.press("Control+Shift+z");
  expect([await kari.composer.inputValue(), await kari.count(filled)]).toEqual([filled, 0]);
  await kari.composer.press("Enter");
  await visitor.sees(filled);
});
