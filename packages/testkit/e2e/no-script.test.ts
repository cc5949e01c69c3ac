// A visitor whose browser runs no script: the shop's plain link, a form, a human's answer. The agent works at the desk as ever.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";

const folder = join(fileURLToPath(new URL("../../..", import.meta.url)), ".screenshots");
let stage: Stage;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  stage = await setStage();
});
afterAll(() => stage.close());

const LOOKS = [
  { name: "desktop-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone-light", viewport: { width: 320, height: 640 }, colorScheme: "light" },
] as const;

/** Draws one state in each look; nothing may stick out sideways. Without script the page says so itself, by its layout. */
async function shoot(page: Page, state: string): Promise<void> {
  for (const { name, viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `no-script-${state}-${name}.png`), fullPage: true });
    const box = await page.locator("main").boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0), `${state} sticks out`).toBeLessThanOrEqual(viewport.width);
  }
}

it("[HG2] [HG7] reaches a human without any script, and the answer keeps the promise", async () => {
  const agent = await stage.agent("Kari");
  const visitor = await stage.visitor({ javaScriptEnabled: false });
  const { page, context } = visitor;
  await page.getByRole("link", { name: "Talk to a human" }).first().click();
  await page.getByRole("heading", { name: "Talk to a human" }).waitFor();
  expect(await context.cookies()).toEqual([]);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.reload();
  expect(new Set(asked)).toEqual(new Set([stage.relayUrl]));
  await shoot(page, "1-start");

  await page.getByLabel("Message (optional)").fill("My tent came without its poles.");
  await page.getByLabel("E-mail").fill("kim@example.org");
  // Two clicks, as an impatient visitor makes them.
  await page.getByRole("button", { name: "Talk to a human" }).dblclick();
  await page.getByRole("heading", { name: "You are next" }).waitFor();
  await page.getByText(/A person answers by/).waitFor();
  expect(await page.getByText(/You asked for a human/).count()).toBe(1);
  expect((await context.cookies()).map(({ httpOnly, sameSite, path }) => ({ httpOnly, sameSite, path }))).toEqual([
    { httpOnly: true, sameSite: "Lax", path: "/human/shop" },
  ]);
  await shoot(page, "2-waiting");

  await agent.openNext();
  await agent.seesInLog("My tent came without its poles.");
  await agent.reply("We send the poles today, by express.");
  await agent.seesInLog("We send the poles today, by express.");
  // Refused in the moment in which the page looks again by itself.
  await page.reload().catch(() => undefined);
  await page.getByRole("heading", { name: "Kari is with you" }).waitFor();
  await page.getByText("We send the poles today, by express.").waitFor();
  await agent.seesInLog(/Promise kept/);
  await shoot(page, "3-answered");

  await page.getByLabel("Message").fill("Thank you, Kari!");
  await page.getByRole("button", { name: "Send" }).click();
  await agent.seesInLog("Thank you, Kari!");
  await shoot(page, "4-still-waiting");
  await context.close();
});

it("looks again by itself while a human is awaited", async () => {
  const visitor = await stage.visitor({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByRole("link", { name: "Talk to a human" }).first().click();
  await page.getByRole("button", { name: "Talk to a human" }).click();
  await page.getByRole("heading", { name: /You are (?:next|in the queue)/ }).waitFor();
  const agent = await stage.agent("Ola");
  await agent.openNext();
  await page.getByRole("heading", { name: "Ola is with you" }).waitFor();
  await visitor.close();
});
