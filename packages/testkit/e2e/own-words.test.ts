// The panel in the page's own words, from the snippet on: said where they can be, and nothing is lost where they cannot.
import { startPlayground } from "@handrail/example-playground";
import { wordsOf } from "@handrail/widget/words";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  await stage.agent("Kari"); // whose sign-in makes the site live
});
afterAll(() => stage.close());

const TEXTS = {
  "*": {
    "first.bot": "Nora",
    "first.botTag": "Person",
    "first.pillWaiting": " ",
    "first.pillNext": "\u200b",
    "talk.youSaid": "Guest:",
  },
  nb: { "first.placeholder": "Hva lurer du på?" },
};

interface Playground {
  showState(choices: { readonly state: string; readonly texts: string }): Promise<void>;
}

/** Opens the panel on a page that is in this language and has words of its own. */
async function openIn(lang: string): Promise<{ visitor: VisitorPage; warnings: string[] }> {
  const visitor = await stage.visitor();
  onTestFinished(() => visitor.close());
  const warnings: string[] = [];
  visitor.page.on("console", (line) => line.type() === "warning" && warnings.push(line.text()));
  await visitor.page.evaluate(
    ({ tag, texts }) => {
      document.documentElement.lang = tag;
      document.querySelector<HTMLElement>("script[data-site]")?.setAttribute("data-texts", texts);
    },
    { tag: lang, texts: JSON.stringify(TEXTS) },
  );
  await visitor.page.getByRole("button", { name: "Open chat" }).click();
  return { visitor, warnings };
}

it("[HG8] says a language in the page's words, from the first one on and in later parts, and a bot is still called one", async () => {
  const { visitor, warnings } = await openIn("nb");
  await visitor.panel.getByRole("textbox", { name: "Melding" }).fill("Når går pakken min?");
  expect(await visitor.panel.locator("textarea").getAttribute("placeholder")).toBe("Hva lurer du på?");
  await visitor.panel.getByRole("textbox").press("Enter");
  await visitor.sees("Guest:");
  const { first } = await wordsOf("nb");
  expect(await visitor.panel.locator(".tag").first().textContent()).toBe(first.botTag);
  // Neither what is blank is taken, nor what would make a person of a bot.
  expect(warnings.filter((line) => line.includes("(invalid-texts)"))).toHaveLength(3);
  await visitor.askHuman();
  await visitor.sees("Du spurte etter et menneske");
  await visitor.page.keyboard.press("Escape");
  await expect.poll(() => visitor.page.locator(".human").textContent()).toBe(first.pillNext);
});

it("says English, which is in no file, in the page's words, and another language where the page changes to it", async () => {
  const { visitor } = await openIn("en");
  await visitor.composer.fill("Where is my parcel?");
  expect(await visitor.panel.locator("textarea").getAttribute("placeholder")).toBe("Write a message…");
  await visitor.composer.press("Enter");
  await visitor.sees("Guest:");
  await visitor.page.evaluate(() => {
    const { handrail } = window as { handrail?: { setLocale(locale: string): void } };
    handrail?.setLocale("nb");
  });
  await expect.poll(() => visitor.panel.locator("textarea").getAttribute("placeholder")).toBe("Hva lurer du på?");
});

it("[HG1] speaks English where what says the page's words does not come", async () => {
  const visitor = await stage.visitor();
  onTestFinished(() => visitor.close());
  await visitor.page.route("**/widget/own-words*", (route) => route.abort());
  await visitor.page.evaluate(() => {
    document.querySelector<HTMLElement>("script[data-site]")?.setAttribute("data-texts", "{}");
  });
  await visitor.openChat();
  expect(await visitor.panel.getAttribute("lang")).toBe("en");
  expect(await visitor.humanButton.isVisible()).toBe(true);
});

it("is tried out in the playground, which prints the snippet and says what cannot be taken", async () => {
  const playground = await startPlayground(await freePort());
  onTestFinished(() => playground.close());
  const page = await playgroundPage(stage.browser, playground, {});
  onTestFinished(() => page.context().close());
  await page.evaluate(async () =>
    (window as unknown as Playground).showState({
      state: "bot-answered",
      texts: 'first.bot: Nora\nfirst.botTag: \nfirst.placeholder: "Ask" & wait',
    }),
  );
  expect(await page.locator(".panel textarea").getAttribute("placeholder")).toBe('"Ask" & wait');
  expect(await page.locator(".panel .tag").first().textContent()).toBe("AI");
  expect(await page.locator("#refused").textContent()).toContain('"first.botTag"');
  const snippet = (await page.locator("#snippet").textContent()) ?? "";
  const texts = await page.evaluate(
    (html) => new DOMParser().parseFromString(html, "text/html").querySelector("script")?.dataset["texts"],
    snippet,
  );
  expect(JSON.parse(texts ?? "")).toEqual({
    en: { "first.bot": "Nora", "first.botTag": "", "first.placeholder": '"Ask" & wait' },
  });
});
