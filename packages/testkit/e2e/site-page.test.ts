// A site's page at the desk, from an admin's first mistake to the last: a key that was mistyped, a holiday that is over.
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

it("adds a site, says of a holiday that it is over and folds it away, and removes the site by its key", async () => {
  const { page } = kari;
  await page.getByRole("link", { name: "Sites" }).click();
  await page.getByRole("link", { name: "Add a site" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Outlet");
  await page.getByLabel("Key", { exact: true }).fill("outlte");
  await page.getByLabel("Pages it may run on").fill("https://outlet.example");
  await page.getByRole("switch", { name: "Open at any time" }).click();
  const closedOn = page.getByLabel("Closed on");
  await closedOn.fill("2020-12-25");
  await kari.sees("This day is over");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await closedOn.fill("2099-12-25");
  expect(await page.getByText("This day is over").count()).toBe(0);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await kari.sees("25 Dec 2099");
  expect(await page.getByText("25 Dec 2020").isVisible()).toBe(false);
  await page.getByText("1 day that is over").click();
  await kari.sees("25 Dec 2020");
  await page.getByRole("button", { name: "Add site" }).click();
  await kari.sees("Site added.");

  await page.getByRole("button", { name: "Remove…" }).click();
  const sheet = page.getByRole("dialog", { name: "Remove Outlet?" });
  await sheet.getByLabel("Type outlte to remove it").fill("outlte");
  await sheet.getByRole("button", { name: "Remove", exact: true }).click();
  await kari.sees("Outlet is removed.");
  // The list is read anew, and may come after the words.
  await page.locator(".site-card").first().waitFor();
  expect(await page.locator(".site-card").allInnerTexts()).toHaveLength(1);
  expect((await fetch(`${stage.relayUrl}/v1/sites/outlte`)).status).toBe(404);
});
