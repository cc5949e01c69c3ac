// A picture of an agent's, from the file on their device to the visitor's chat, and its end. The shop's page allows pictures from nowhere.
import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

/** On a busy machine, too. */
const SOON = { timeout: 15_000 };

let stage: Stage;
let kari: AgentPage;
let visitor: VisitorPage;

beforeAll(async () => {
  stage = await setStage();
  kari = await stage.agent("Kari");
  visitor = await stage.visitor();
});
afterAll(() => stage.close());

/** A flag: red, green and blue, each a third of it. What is cut from its middle is green. */
async function flag(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 300 });
    const pen = canvas.getContext("2d");
    for (const [index, colour] of ["#ff0000", "#00ff00", "#0000ff"].entries()) {
      if (pen) pen.fillStyle = colour;
      pen?.fillRect(index * 300, 0, 300, 300);
    }
    return canvas.toDataURL("image/png");
  });
  return { name: "flag.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1] ?? "", "base64") };
}

/** The colour in the middle of a canvas: the largest of red, green and blue. */
function colourOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((drawn: HTMLCanvasElement) => {
    const middle = drawn.getContext("2d")?.getImageData(drawn.width >> 1, drawn.height >> 1, 1, 1).data;
    const [red = 0, green = 0, blue = 0, alpha = 0] = middle ?? [];
    if (alpha < 255) return `nothing, ${drawn.width} wide`;
    return { [red]: "red", [blue]: "blue", [green]: "green" }[Math.max(red, green, blue)] ?? "none";
  });
}

/** From here on the page's content policy allows no picture from anywhere. */
async function forbidPictures(page: Page): Promise<void> {
  await page.evaluate(() => {
    const policy = { httpEquiv: "Content-Security-Policy", content: "img-src 'none'" };
    document.head.append(Object.assign(document.createElement("meta"), policy));
  });
}

const face = (where: string): Locator => visitor.panel.locator(`${where} .face`);

it("is cut by the agent, seen by the visitor, by colleagues, and by nobody once it is removed", async () => {
  const asked: Request[] = [];
  const complaints: string[] = [];
  visitor.page.on("request", (request) => {
    if (request.url().includes("/v1/agents/")) asked.push(request);
  });
  visitor.page.on("console", (line) => {
    const words = `${line.text()} ${line.location().url}`;
    if (line.type() === "error" && words.includes(stage.relayUrl)) complaints.push(words);
  });
  await forbidPictures(visitor.page);
  await visitor.openChat();
  await visitor.say("Is my order on its way?");
  await visitor.askHuman();
  expect(asked).toEqual([]);
  await kari.openNext();
  await kari.reply("Hello, I am Kari.");
  await visitor.sees("Hello, I am Kari.");
  await expect.poll(() => face("header").textContent(), SOON).toBe("K");
  await expect.poll(() => asked.length, SOON).toBe(1);
  expect((await asked[0]?.response())?.status()).toBe(204);

  // The agent chooses a file, sees its middle, moves on to its left end and keeps that.
  const { page } = kari;
  const talk = page.url();
  await page.getByRole("link", { name: "You", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a picture" }).click();
  await (await chooser).setFiles(await flag(page));
  const preview = page.locator(".picture-head canvas");
  await expect.poll(() => colourOf(preview), SOON).toBe("green");
  const stageBox = await page.getByRole("img", { name: "The part of your picture that is kept" }).boundingBox();
  if (!stageBox) throw new Error("the picture is not there");
  const middle = { x: stageBox.x + stageBox.width / 2, y: stageBox.y + stageBox.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - stageBox.width, middle.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => colourOf(preview), SOON).toBe("blue");
  const across = page.getByRole("slider", { name: "Left to right" });
  await across.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => colourOf(preview), SOON).toBe("red");
  expect(await page.getByRole("slider", { name: "Top to bottom" }).isDisabled()).toBe(true);
  await page.keyboard.press("Enter");
  await kari.sees("Visitors see this picture from now on.");
  const own = page.locator(".rail .avatar img");
  await expect.poll(() => own.evaluate((img: HTMLImageElement) => img.naturalWidth), SOON).toBe(128);
  const served = await page.request.get(`${new URL(stage.relayUrl).origin}${await own.getAttribute("src")}`);
  expect(served.headers()["content-type"]).toBe("image/jpeg");
  expect((await served.body()).byteLength).toBeLessThan(8 * 1024);

  // The visitor's next page.
  asked.length = 0;
  await visitor.visit();
  await forbidPictures(visitor.page);
  await visitor.openChat();
  const places = ["header", ".joined", ".row", ".rail"];
  const colours = () => Promise.all(places.map((where) => colourOf(face(where).locator("canvas"))));
  await expect.poll(colours, SOON).toEqual(["red", "red", "red", "red"]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers()["referer"] ?? "").toBe("");
  // Who reads by ear hears the name, and no picture.
  const heard = await visitor.panel.ariaSnapshot();
  expect(heard).toContain('heading "Kari"');
  expect(heard).not.toMatch(/- img|\bcanvas\b/);

  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await kari.sees("Your picture is deleted.");
  expect(await own.count()).toBe(0);
  await page.goto(talk);
  await visitor.visit();
  await visitor.openChat();
  await expect.poll(() => asked.length, SOON).toBe(2);
  expect((await asked[1]?.response())?.status()).toBe(204);
  expect(await face("header").textContent()).toBe("K");
  expect(await visitor.panel.locator(".face canvas").count()).toBe(0);
  expect(complaints).toEqual([]);
});
