// Photographs every main screen over the fake, wide and narrow, light and dark, and asks axe about each: `node test/screens.ts [folder] [names]`,
// where names are parts of a picture's name with commas between them, such as `site-desk-light,offer-phone`.
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileId, LIMITS, siteId } from "@handrail/protocol";
import { chromium, type Page } from "playwright-core";
import type { Screen, Stage } from "./screen.ts";
import { PAST_SCREENS } from "./past-screens.ts";
import { PICTURE_SCREENS } from "./picture-screens.ts";
import { SITE_SCREENS } from "./site-screens.ts";
import { SAVED_REPLY_SCREENS } from "./saved-reply-screens.ts";
import { FakeRelay } from "./fake/fake-relay.ts";
import { playScenario } from "./fake/scenario.ts";
import { serveDesk } from "./fake/serve-desk.ts";
import { World } from "./fake/world.ts";

const [folder = ".screenshots", names = ""] = process.argv.slice(2);
const PORT = Number(process.env["PORT"] ?? 4801);
const SIZES = { desk: [1440, 900], tablet: [1024, 768], phone: [390, 844], narrow: [320, 640] } as const;
// On a phone, where the actions are behind a button; otherwise nothing.
async function act(page: Page, name: string): Promise<boolean> {
  const more = page.locator(".actions-more");
  if (!(await more.isVisible())) return false;
  await more.click();
  await page.locator("button.action:visible", { hasText: name }).click();
  return true;
}

async function openNote(page: Page, text: string): Promise<void> {
  if (!(await act(page, "Note"))) await page.locator("button.action:visible", { hasText: "Note" }).click();
  await page.locator(".add-note textarea").fill(text);
}

async function note(page: Page, text: string): Promise<void> {
  await openNote(page, text);
  await page.locator(".add-note .button").click();
  await page.locator(".aside-note", { hasText: text.slice(0, 12) }).waitFor();
}

// Two questions, the second with choices that are still to be written.
async function asked(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask for details" }).click();
  await page.getByRole("button", { name: "Order number" }).click();
  await page.getByRole("button", { name: "Question of your own" }).click();
  await page.locator(".question input").last().waitFor();
  await page.getByLabel("Question", { exact: true }).last().fill("Which pick-up point suits you best?");
  await page.getByLabel("Answer").last().selectOption("choice");
}

// A round lamp on a wall, as a PNG.
async function picture(page: Page, { width, height }: { readonly width: number; readonly height: number }) {
  const url = await page.evaluate(
    ([wide, high]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: wide, height: high });
      const pen = canvas.getContext("2d");
      const light = pen?.createRadialGradient(wide / 2, high / 3, 10, wide / 2, high / 3, wide / 2);
      light?.addColorStop(0, "#ffe9b8");
      light?.addColorStop(1, "#4d5a74");
      if (pen && light) pen.fillStyle = light;
      pen?.fillRect(0, 0, wide, high);
      return canvas.toDataURL("image/png");
    },
    [width, height] as const,
  );
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const SCREENS: readonly Screen[] = [
  { name: "sign-in", hash: () => "#/", isSignedOut: true },
  { name: "invitation", hash: () => "#/invitation/welcome-token", isSignedOut: true },
  { name: "inbox", hash: () => "#/" },
  {
    name: "talk",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page, relay, scenario }) => {
      await page.locator("[data-composer]").fill("Of course! Which pick-up point suits you best?");
      relay.world.signal(scenario.talk, { type: "typing", who: "visitor", isTyping: true });
      await page.locator(".typing-bubble").waitFor();
    },
  },
  {
    name: "files",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page, relay, scenario }) => {
      const lamp = { id: fileId("lamp"), name: "lamp.png", type: "image/png", bytes: 90_000, width: 1200, height: 900 };
      relay.uploads.set(lamp.id, await picture(page, lamp));
      relay.world.files.set(lamp.id, lamp);
      relay.world.visitor(scenario.talk, { type: "say", text: "This is how it arrived.", files: [lamp.id] });
      const invoice = { name: "invoice-2026-11-20-fjordbutikken.pdf", mimeType: "application/pdf" };
      const input = page.locator("input[type=file]");
      await input.setInputFiles([{ ...invoice, buffer: Buffer.from("%PDF-1.4") }]);
      await page.locator(".upload small").waitFor();
      await page.locator(".is-send").click();
      await page.locator(".is-me .file").waitFor();
      await input.setInputFiles([
        { name: "new-shade.png", mimeType: "image/png", buffer: await picture(page, { width: 300, height: 300 }) },
        { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(LIMITS.fileBytesMax + 1) },
      ]);
      await page.locator(".upload.is-bad").waitFor();
    },
  },
  {
    name: "ask-details",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await asked(page);
      await page.getByRole("button", { name: "Add to the reply" }).click();
      await page.getByText("Two choices or more.").waitFor();
    },
  },
  {
    name: "asked",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await page.locator("[data-composer]").fill("Then I need to know this.");
      await asked(page);
      await page.getByLabel("Choices, with commas between them").fill("Oslo, Bergen");
      await page.getByRole("button", { name: "Add to the reply" }).click();
      await page.locator(".is-send").click();
      await page.locator(".asked-form").waitFor();
      await asked(page);
      await page.getByLabel("Choices, with commas between them").fill("Oslo, Bergen");
      await page.getByRole("button", { name: "Add to the reply" }).click();
    },
  },
  {
    name: "talk-top",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => page.locator("[data-transcript]").evaluate((box) => box.scrollTo(0, 0)),
  },
  {
    name: "alarm",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page, relay, scenario }) => {
      const atMs = Date.now() - 60_000;
      const one = { site: siteId("fjordbutikken"), siteName: "Fjordbutikken", conversation: scenario.late.id } as const;
      const times = { askedAtMs: atMs - 120_000, dueAtMs: atMs, atMs };
      relay.alarms = [
        { ...one, ...times, id: "al_1", kind: "broken" },
        { ...one, ...times, id: "al_2", kind: "unanswered" },
      ];
      await page.reload();
      await page.getByText("2 promises were not kept.").waitFor();
    },
  },
  { name: "offer", hash: () => "#/", act: (stage) => offered(stage) },
  {
    name: "offer-vip",
    hash: ({ waiting }) => `#/c/${waiting.id}`,
    act: (stage) => {
      const { relay, scenario } = stage;
      relay.world.identify(scenario.waiting, {
        sub: "c-20417",
        name: "Astrid Solheim-Kristoffersen",
        email: "astrid@mail.example",
        rank: 2,
      });
      return offered(stage);
    },
  },
  {
    name: "note",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await note(page, "She has bought every lamp of the series since 2019.\nA new shade costs her nothing.");
      await note(page, "Stock: 4 in Bergen.");
    },
  },
  {
    name: "add-note",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await openNote(page, "She has bought every lamp of the series since 2019.");
    },
  },
  {
    name: "offer-talk",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async (stage) => {
      await stage.page.locator("[data-composer]").fill("Of course! Which pick-up point suits you best?");
      stage.relay.world.offer(stage.scenario.late, stage.scenario.me, 30_000);
      await offered(stage, 7_000);
    },
  },
  {
    name: "offer-others",
    hash: ({ late }) => `#/c/${late.id}`,
    act: async ({ page, relay, scenario }) => {
      relay.world.offer(scenario.late, scenario.kari);
      await page.locator(".accept-wait").waitFor();
    },
  },
  {
    name: "offer-ended",
    hash: () => "#/",
    act: async (stage) => {
      await offered(stage, 900);
      stage.relay.beat();
      await stage.page.locator(".offer-note").waitFor();
    },
  },
  {
    name: "offer-lost-duty",
    hash: () => "#/",
    act: async (stage) => {
      for (const held of [stage.scenario.waiting, stage.scenario.late]) {
        stage.relay.world.offer(held, stage.scenario.me, 600);
        await stage.page.waitForTimeout(900);
        stage.relay.beat();
      }
      await stage.page.locator(".is-lost").waitFor();
    },
  },
  {
    name: "notes",
    hash: ({ waiting }) => `#/c/${waiting.id}`,
    act: ({ page, relay, scenario }) => noted(page, { relay, scenario }),
  },
  {
    name: "erased",
    hash: ({ late }) => `#/c/${late.id}`,
    act: async ({ page, relay, scenario }) => {
      relay.world.visitor(scenario.late, { type: "erase" });
      await page.getByText("The visitor erased this conversation").waitFor();
    },
  },
  {
    name: "queue-ranks",
    hash: () => "#/",
    act: async ({ page, relay, scenario }) => {
      const identity = { sub: "c-20417", name: "Astrid Solheim-Kristoffersen", email: "astrid@mail.example", rank: 2 };
      relay.world.identify(scenario.waiting, identity);
      relay.world.offer(scenario.late, scenario.kari, 30_000);
      await page.locator(".is-rank").first().waitFor();
    },
  },
  { name: "waiting", hash: ({ waiting }) => `#/c/${waiting.id}` },
  { name: "late", hash: ({ late }) => `#/c/${late.id}` },
  { name: "answered", hash: ({ answered }) => `#/c/${answered.id}` },
  {
    name: "answered-top",
    hash: ({ answered }) => `#/c/${answered.id}`,
    act: async ({ page }) => {
      await page.locator(".transcript").evaluate((box) => box.scrollTo(0, 0));
    },
  },
  {
    name: "offline",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page, relay }) => {
      relay.fault = "down";
      relay.cutStreams();
      await page.locator("[data-composer]").fill("I have sent it to the shop in Storgata.");
      await page.locator("[data-composer]").press("Enter");
      await page.getByText("Not sent yet").waitFor();
      await page.waitForTimeout(1_500);
      relay.fault = "none";
    },
  },
  {
    name: "hand-over",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      if (await act(page, "Hand over")) return page.getByRole("dialog", { name: "Hand over" }).waitFor();
      await page.locator("h2").first().click();
      await page.keyboard.press("h");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "shortcuts",
    hash: () => "#/",
    act: async ({ page }) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  ...SAVED_REPLY_SCREENS,
  ...SITE_SCREENS,
  ...PAST_SCREENS,
  ...PICTURE_SCREENS,
  { name: "team", hash: () => "#/team" },
  {
    name: "record",
    hash: () => "#/record",
    act: async ({ page }) => page.getByRole("heading", { name: "Fjordbutikken" }).waitFor(),
  },
  { name: "sites", hash: () => "#/admin/sites" },
  { name: "site", hash: () => "#/admin/sites/fjordbutikken" },
  {
    name: "site-hours",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByText("Closed on").scrollIntoViewIfNeeded(),
  },
  {
    name: "site-routing",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => {
      await page.getByLabel("Skills by page").fill("/returns: returns, refunds\n/lamps");
      await page.getByRole("button", { name: "Save" }).first().click();
      await page.getByText("One page on each line, a colon").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "new-site",
    hash: () => "#/admin/sites/+",
    act: async ({ page }) => {
      await page.getByLabel("Name", { exact: true }).fill("Kaffe på hjørnet");
      await page.getByRole("button", { name: "Add site" }).click();
    },
  },
  { name: "agents", hash: () => "#/admin/agents" },
  {
    name: "agent-link",
    hash: () => "#/admin/agents",
    act: async ({ page }) => {
      await page.getByLabel("Invite by e-mail address").fill("ola@fjordbutikken.example");
      await page.getByRole("button", { name: "Make a link" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "agent-edit",
    hash: () => "#/admin/agents",
    act: async ({ page }) => {
      await page.getByRole("button", { name: "Change Kari Nordmann" }).click();
      await page.getByRole("combobox", { name: "Languages" }).fill("Klingonese");
      await page.getByRole("button", { name: "Save" }).click();
    },
  },
  {
    name: "site-alarms",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByText("Before a promise runs out").scrollIntoViewIfNeeded(),
  },
  {
    name: "site-watch",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByText("Say how soon others were answered").scrollIntoViewIfNeeded(),
  },
  {
    name: "site-pinned",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByText("Pin this version").click(),
  },
  {
    name: "site-end",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.locator("main").evaluate((box) => box.scrollTo(0, box.scrollHeight)),
  },
  {
    name: "site-secret",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => {
      await page.getByLabel("Alarm webhook").fill("https://hooks.fjordbutikken.example/alarms");
      await page.getByRole("button", { name: "Save changes" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "account", hash: () => "#/account" },
  {
    name: "rings-waiting",
    hash: () => "#/",
    act: async ({ page }) => {
      await page.getByRole("switch", { name: "On duty" }).click();
      await page.getByText("Off duty", { exact: true }).waitFor();
    },
  },
  { name: "rings-offer", hash: () => "#/" },
  { name: "rings-on", hash: () => "#/account", browser: offersPush, act: ({ page }) => turnedOn(page, "Also when") },
  { name: "rings-failed", hash: () => "#/account", act: ({ page }) => turnedOn(page, "could not reach") },
  {
    name: "rings-refused",
    hash: () => "#/account",
    browser: () => Object.defineProperty(Notification, "permission", { value: "denied" }),
    act: ({ page }) => atRings(page),
  },
  {
    name: "rings-iphone",
    hash: () => "#/account",
    browser: () => {
      Reflect.deleteProperty(window, "PushManager");
      Object.assign(navigator, { standalone: false });
    },
    act: ({ page }) => atRings(page),
  },
];

/** A push service that answers, which a machine without the internet has not. */
function offersPush(): void {
  const keys = { p256dh: "p".repeat(87), auth: "a".repeat(22) };
  const subscription = {
    toJSON: () => ({ endpoint: "https://push.example/1", keys }),
    options: { applicationServerKey: null },
  };
  Object.assign(PushManager.prototype, { subscribe: () => Promise.resolve(subscription) });
}

async function atRings(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "While the desk is closed" }).scrollIntoViewIfNeeded();
  await page.locator("[aria-labelledby=rings]").evaluate((card) => card.scrollIntoView({ block: "center" }));
}

async function turnedOn(page: Page, words: string): Promise<void> {
  await page.getByRole("switch", { name: "Ring this device" }).click();
  await page.getByText(words).waitFor();
  await atRings(page);
}

/** A wait that an offer after another came to nothing in. */
async function noted(page: Page, { relay, scenario }: Omit<Stage, "page">): Promise<void> {
  const { world } = relay;
  const { waiting, me, kari } = scenario;
  world.offer(waiting, me, 20_000);
  world.agent(waiting, me, { type: "decline" });
  for (const agent of [kari, me, kari, me]) {
    world.offer(waiting, agent, 1);
    await page.waitForTimeout(20);
    world.expireOffers();
  }
  world.setDuty(me.id, true);
  world.visitor(waiting, { type: "say", text: "Is anybody there?" });
  world.offer(waiting, kari, 20_000);
  await page.getByText("Offered to Kari Nordmann", { exact: true }).waitFor();
}

async function offered({ page, relay, scenario }: Stage, forMs = 20_000): Promise<void> {
  relay.world.offer(scenario.waiting, scenario.me, forMs);
  await page.locator(".offer").waitFor();
}

const browser = await chromium.launch({
  executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
await mkdir(folder, { recursive: true });
const findings: string[] = [];

for (const [size, [width, height]] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const screen of SCREENS) {
      const name = `${screen.name}-${size}-${colorScheme}`;
      if (!names.split(",").some((part) => name.includes(part))) continue;
      const relay = new FakeRelay(new World(() => Date.now()));
      const scenario = playScenario(relay);
      const stop = await serveDesk(relay, PORT);
      const isPhone = size === "phone" || size === "narrow";
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        hasTouch: isPhone,
        isMobile: isPhone,
        bypassCSP: false,
        permissions: ["notifications"],
      });
      if (screen.browser) await context.addInitScript(screen.browser);
      const page = await context.newPage();
      page.on(
        "console",
        (message) =>
          message.type() === "error" &&
          screen.name !== "offline" &&
          screen.isSignedOut !== true &&
          findings.push(`${name}: console: ${message.text()}`),
      );
      page.on("pageerror", (error) => findings.push(`${name}: ${error.message}`));
      if (screen.isSignedOut !== true) {
        await context.addCookies([{ name: "fake_session", value: scenario.me.id, domain: "localhost", path: "/" }]);
      }
      await page.goto(`http://localhost:${PORT}/desk/${screen.hash(scenario)}`);
      await page.locator("h1:visible, h2:visible").first().waitFor();
      await page.waitForTimeout(250);
      try {
        await screen.act?.({ page, relay, scenario });
      } catch (error) {
        findings.push(`${name}: ${String(error).split("\n")[0]}`);
      }
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) findings.push(`${name}: ${overflow}px wider than the screen`);
      await inspect(page, name);
      await context.close();
      await stop();
    }
  }
}
await browser.close();
process.stdout.write(findings.length === 0 ? "nothing found\n" : `${findings.join("\n")}\n`);

async function inspect(page: Page, name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setBypassCSP", { enabled: true });
  const { readFile } = await import("node:fs/promises");
  await session.send("Runtime.evaluate", { expression: await readFile(axe, "utf8") });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run().then((r) => JSON.stringify(r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? n.all[0]?.message ?? "")).slice(0, 4).join(" | "))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  const violations: unknown = JSON.parse(String(result.value));
  if (Array.isArray(violations)) for (const violation of violations) findings.push(`${name}: axe ${violation}`);
}
