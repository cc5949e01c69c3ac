// The whole story by keyboard alone: nothing of the visitor's is clicked. After each step the focus is in the panel, and can be seen.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { focusOf, type Focus } from "./focus.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let kari: AgentPage;
beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari");
});
afterAll(() => stage.close());

/** Waits until the focus is in the panel, and is seen there. */
async function isSeen(page: Page): Promise<void> {
  const wrong = async (): Promise<Focus | null> => {
    const focus = await focusOf(page);
    return focus.isInPanel && (focus.isHeading || (focus.width >= 2 && focus.contrast >= 3)) ? null : focus;
  };
  await expect.poll(wrong).toBeNull();
}

/** Waits until what is called so has the focus, and is seen to. */
async function isAt(page: Page, name: string): Promise<void> {
  await expect.poll(async () => (await focusOf(page)).name).toContain(name);
  await isSeen(page);
}

/** Presses Tab, or Shift+Tab, until what is called so has the focus; each stop on the way is seen. */
async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (focus.isInPanel) await isSeen(page);
    if (focus.isInPanel && focus.name.includes(name)) return;
  }
  expect((await focusOf(page)).name).toContain(name);
}

/** Goes to it and presses Enter. */
async function enter(page: Page, name: string, key?: "Shift+Tab"): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press("Enter");
}

/** Opens the menu, and presses one of its lines. */
async function choose({ page, panel }: VisitorPage, line: string): Promise<void> {
  await enter(page, "More", "Shift+Tab");
  await panel.locator(".menu li").first().waitFor();
  await isAt(page, "More");
  await panel.locator(".menu").getByRole("button", { name: line, exact: true }).waitFor();
  await enter(page, line);
}

const SCREENS = [
  // The page around the panel is taken to be white, as it may be whatever colours the panel has.
  ["a desktop, in dark colours", { viewport: { width: 1000, height: 760 }, colorScheme: "dark" }],
  [
    "a phone, where the panel covers the page, in light colours",
    { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  ],
] as const;

it.each(SCREENS)("tells the whole story with the focus in sight at each step, on %s", async (_name, screen) => {
  const visitor = await stage.visitor({ ...screen, acceptDownloads: true });
  const { page, panel } = visitor;
  const keys = page.keyboard;
  const asked = stage.bot.asked();

  // The chat is opened, the bot asked, and its suggestion taken.
  await keys.press("Alt+Shift+H");
  await visitor.humanButton.waitFor();
  const launcher = page.getByRole("button", { name: "Open chat" });
  for (let press = 0; press < 40 && !(await focusOf(page)).name.includes("Open chat"); press += 1)
    await keys.press(press < 4 ? "Tab" : "Shift+Tab");
  await launcher.waitFor();
  await keys.press("Enter");
  await isAt(page, "Message");
  await keys.type("When will my parcel leave?");
  await keys.press("Enter");
  await visitor.suggestions.waitFor();
  await isAt(page, "Message");
  await enter(page, "What does shipping cost?", "Shift+Tab");
  await expect.poll(() => stage.bot.asked()).toBe(asked + 2);
  await isSeen(page);

  // A human is asked for. A form is cancelled, and the focus is back; then an address is left.
  await visitor.suggestions.waitFor();
  await enter(page, "Talk to a human");
  await visitor.sees("You are next");
  await isSeen(page);
  await enter(page, "Leave contact");
  await isAt(page, "E-mail");
  await keys.press("Escape");
  await isAt(page, "Leave contact");
  await keys.press("Enter");
  await isAt(page, "E-mail");
  await keys.type("visitor@example.org");
  await keys.press("Enter");
  await visitor.sees(/You left visitor@example\.org/);
  await isAt(page, "Change contact");

  // A file is attached; an agent joins, and both talk.
  const chooser = page.waitForEvent("filechooser");
  await enter(page, "Attach a file");
  await (await chooser).setFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Box 12") });
  await panel.getByText("note.txt is ready to send").waitFor({ state: "attached" });
  await isAt(page, "Message");
  await keys.type("The note is with it");
  await keys.press("Enter");
  await visitor.sees("The note is with it");
  await isAt(page, "Message");
  await kari.openNext();
  await visitor.sees("Kari is with you");
  await isAt(page, "Message");
  await kari.seesInLog("The note is with it");
  await kari.reply("Box 12 leaves today.");
  await visitor.sees("Box 12 leaves today.");
  await keys.type("Thank you");
  await keys.press("Enter");
  await kari.seesInLog("Thank you");
  await kari.reply("Have a good trip.");
  await visitor.sees("Have a good trip.");

  // The agent ends it; it is rated, saved, and begun anew.
  await kari.closeConversation();
  await visitor.sees("Chat ended");
  await isAt(page, "Message");
  // Backwards, the last star is met first.
  await tabTo(page, "5 stars of 5", "Shift+Tab");
  await keys.press("ArrowLeft");
  await isAt(page, "4 stars of 5");
  await enter(page, "Send rating");
  await visitor.sees("You gave 4 of 5");
  await isSeen(page);
  const saved = page.waitForEvent("download");
  await choose(visitor, "Download transcript");
  expect(await readFile(await (await saved).path(), "utf8")).toContain("Box 12 leaves today.");
  await isSeen(page);
  // A question is read first; Escape says no.
  await choose(visitor, "Erase conversation");
  await isAt(page, "Erase this conversation?");
  await keys.press("Escape");
  await isAt(page, "More");
  await choose(visitor, "New conversation");
  await expect.poll(() => visitor.count("Box 12 leaves today.")).toBe(0);
  await isSeen(page);

  // The earlier one is read, and left again; Escape closes the chat.
  await choose(visitor, "Earlier conversations");
  await isAt(page, "Earlier conversations");
  await enter(page, "Kari");
  await visitor.sees("Box 12 leaves today.");
  await isAt(page, "Kari");
  await enter(page, "Back", "Shift+Tab");
  await isAt(page, "Earlier conversations");
  await keys.press("Escape");
  await isAt(page, "More");
  await keys.press("Escape");
  await panel.waitFor({ state: "hidden" });
  expect((await focusOf(page)).name).toContain("Open chat");
  await visitor.close();
});
