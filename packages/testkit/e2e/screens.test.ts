// Draws every main state of widget and desk, phone and desktop, light and dark, into `.screenshots/` at the top of the project, for people to
// look at. What it asserts: the story goes through at each size, nothing breaks the page's content policy, nothing sticks out sideways.
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, ".screenshots");
let stage: Stage;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  stage = await setStage();
});
afterAll(() => stage.close());

const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const SCHEMES = ["light", "dark"] as const;

it.each(["desktop", "phone"] as const)("shows the whole story on a %s, in light and dark colours", async (size) => {
  const options = {
    viewport: SIZES[size],
    hasTouch: size === "phone",
    reducedMotion: "reduce",
  } as const;
  const agent = await stage.agent("Kari", {
    ...options,
    viewport: size === "phone" ? SIZES.phone : { width: 1440, height: 900 },
  });
  const visitor = await stage.visitor(options);
  const complaints = [listen(agent.page), listen(visitor.page)];
  const shoot = async (page: Page, state: string): Promise<void> => {
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${state}-${size}-${colorScheme}.png`) });
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${state} sticks out`,
    ).toBeLessThanOrEqual(0);
  };

  await visitor.humanButton.waitFor();
  await shoot(visitor.page, "widget-1-closed");
  await shoot(agent.page, "desk-1-empty");
  await visitor.openChat();
  await shoot(visitor.page, "widget-2-open");
  await visitor.say("When will my parcel leave?");
  await visitor.sees("within one working day.");
  await visitor.suggestions.waitFor();
  await shoot(visitor.page, "widget-3-answer");
  await visitor.context.setOffline(true);
  await visitor.askHuman();
  await visitor.sees("Your request is kept here");
  // HG5: what the bot suggested is off the table with the click, also before the relay knows of it.
  expect(await visitor.suggestions.count()).toBe(0);
  await shoot(visitor.page, "widget-4-kept");
  await visitor.context.setOffline(false);
  await visitor.sees("You are next");
  await shoot(visitor.page, "widget-5-queue");
  await agent.waitForQueue();
  await shoot(agent.page, "desk-2-queue");
  await agent.openNext();
  await visitor.sees("Kari joined");
  await shoot(visitor.page, "widget-6-joined");
  await agent.reply("Hello, I am Kari. Your parcel left Bergen this morning and will be with you on Wednesday.");
  await visitor.sees("with you on Wednesday");
  await visitor.say("Perfect. Can I still change the address?");
  await agent.seesInLog("Can I still change the address?");
  await shoot(visitor.page, "widget-7-talking");
  await shoot(agent.page, "desk-3-talking");
  if (size === "desktop" && process.env["HANDRAIL_IMAGES"]) {
    await mkdir(join(root, "docs/images"), { recursive: true });
    await copyFile(join(folder, "widget-7-talking-desktop-light.png"), join(root, "docs/images/widget.png"));
    await copyFile(join(folder, "desk-3-talking-desktop-light.png"), join(root, "docs/images/desk.png"));
  }
  await agent.reply("Of course. I have sent you a link.");
  await visitor.sees("I have sent you a link.");
  await agent.seesInLog(/Promise kept/);
  await agent.closeConversation();
  await visitor.sees("Chat ended");
  await shoot(visitor.page, "widget-8-ended");
  await shoot(agent.page, "desk-4-closed");
  expect(complaints.flatMap((list) => list())).toEqual([]);
  await visitor.close();
  await agent.context.close();
});

it("draws the desk's doors and its admin pages", async () => {
  const context = await stage.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(`${stage.relayUrl}/desk/`);
  await page.getByRole("textbox", { name: "E-mail" }).waitFor();
  await page.screenshot({ path: join(folder, "desk-0-sign-in.png") });
  await context.close();
  const admin = await stage.agent("Ingrid", { viewport: { width: 1280, height: 800 } }, "admin");
  for (const [name, heading] of [
    ["sites", /Sites/],
    ["agents", /People|Agents/],
  ] as const) {
    await admin.page.goto(`${stage.relayUrl}/desk/#/admin/${name}`);
    await admin.page.getByRole("heading", { name: heading }).first().waitFor();
    await admin.page.screenshot({ path: join(folder, `desk-5-${name}.png`) });
  }
  await admin.page.goto(`${stage.relayUrl}/desk/#/admin/sites/shop`);
  await admin.page.getByText("data-handrail").first().waitFor();
  await admin.page.screenshot({ path: join(folder, "desk-5-site.png"), fullPage: true });
  expect(complaints()).toEqual([]);
});

// The network that we took away ourselves, and the desk's own question whether anybody is signed in.
const EXPECTED = /ERR_INTERNET_DISCONNECTED|status of 401/;

/** Collects what the page complains of: broken policies, uncaught errors. */
function listen(page: Page): () => readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  return () => complaints;
}
