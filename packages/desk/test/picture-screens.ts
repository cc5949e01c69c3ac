// The photographs of agents' pictures: chosen and cut, there, taken away by an admin, and where colleagues see them.
import type { Page } from "playwright-core";
import type { Screen } from "./screen.ts";

// Somebody before a wall, from a camera that was held upright: nobody's photo.
async function portrait(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 900, height: 1200 });
    const pen = canvas.getContext("2d");
    const oval = (colour: string, box: readonly [number, number, number, number]): void => {
      if (!pen) return;
      pen.fillStyle = colour;
      pen.beginPath();
      pen.ellipse(...box, 0, 0, 7);
      pen.fill();
    };
    const wall = pen?.createLinearGradient(0, 0, 900, 1200);
    wall?.addColorStop(0, "#c9d9cf");
    wall?.addColorStop(1, "#5f8a7c");
    if (pen && wall) pen.fillStyle = wall;
    pen?.fillRect(0, 0, 900, 1200);
    oval("#3d2417", [450, 500, 250, 290]);
    oval("#274763", [450, 1130, 390, 330]);
    oval("#dba37c", [450, 560, 180, 230]);
    oval("#3d2417", [450, 370, 210, 120]);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

async function choose(page: Page): Promise<void> {
  const buffer = await portrait(page);
  await page.locator(".card > input[type=file]").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer });
  await page.locator(".picture-crop").waitFor();
  await page.locator(".picture-crop").scrollIntoViewIfNeeded();
}

async function keep(page: Page): Promise<void> {
  await choose(page);
  await page.getByRole("slider", { name: "Zoom" }).fill("170");
  await page.getByRole("slider", { name: "Top to bottom" }).fill("32");
  await page.getByRole("button", { name: "Use this picture" }).click();
  await page.locator(".picture-now img").waitFor();
}

export const PICTURE_SCREENS: readonly Screen[] = [
  { name: "picture-none", hash: () => "#/account" },
  { name: "picture-cut", hash: () => "#/account", act: async ({ page }) => choose(page) },
  { name: "picture-kept", hash: () => "#/account", act: async ({ page }) => keep(page) },
  {
    name: "picture-bad",
    hash: () => "#/account",
    act: async ({ page }) => {
      const buffer = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
      await page
        .locator(".card > input[type=file]")
        .setInputFiles({ name: "drawing.png", mimeType: "image/png", buffer });
      await page.getByText("no picture that your browser can read").waitFor();
    },
  },
  {
    name: "picture-agents",
    hash: () => "#/admin/agents",
    act: async ({ page, relay, scenario }) => {
      relay.showAs(scenario.kari.id, await portrait(page));
      await page.reload();
      await page.locator(`#edit-${scenario.kari.id}`).click();
      await page.getByRole("button", { name: "Remove picture" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "picture-team",
    hash: () => "#/team",
    act: async ({ page, relay, scenario }) => {
      relay.showAs(scenario.kari.id, await portrait(page));
      relay.showAs(scenario.me.id, await portrait(page));
      await page.locator("main .avatar img").first().waitFor();
    },
  },
];
