// A bot that writes Markdown, shows cards and asks for a form, on a page with a strict policy: drawn, answered, read by a human.
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

it("[HG9] draws what a bot brings, and what the visitor fills in reaches the agent field by field", async () => {
  const kari = await stage.agent("Kari");
  stage.bot.mood = "rich";
  const visitor = await stage.visitor();
  const requests: string[] = [];
  visitor.page.on("request", (request) => requests.push(request.url()));
  await visitor.page.evaluate(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      document.body.setAttribute("data-broken", violatedDirective),
    );
  });
  await visitor.openChat();
  await visitor.say("Can I return something?");

  await visitor.panel.locator("strong", { hasText: "30 days" }).waitFor();
  await visitor.panel.getByRole("cell", { name: "Pick-up point" }).waitFor();
  const cards = visitor.panel.getByRole("list", { name: "Choices" });
  expect(await cards.getByRole("button", { name: "Return this one" }).isEnabled()).toBe(true);

  await visitor.press("Send");
  await visitor.sees("Please fill this in.");
  await visitor.panel.getByRole("textbox", { name: "Order number" }).fill("40217");
  await visitor.panel.getByRole("combobox", { name: "Why?" }).selectOption("Too small");
  await visitor.panel.locator("form", { hasText: "Your return" }).getByRole("button", { name: "Send" }).click();
  await visitor.panel.locator("dd", { hasText: "40217" }).waitFor();

  await visitor.askHuman();
  // HG5: what the bot would have the visitor say is not for the human who is asked.
  await expect.poll(() => cards.first().getByRole("button").isDisabled()).toBe(true);
  await kari.accept();
  await kari.page.locator(".filled dd", { hasText: "40217" }).waitFor();
  await kari.page.locator(".is-rich strong", { hasText: "30 days" }).first().waitFor();

  expect(await visitor.page.evaluate(() => document.body.dataset["broken"])).toBeUndefined();
  expect(requests.filter((url) => url.includes("elsewhere.example") || url.endsWith("/x"))).toEqual([]);
  await visitor.close();
});
