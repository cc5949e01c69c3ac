// The panel in the language of the shop's page; in English where its words do not come.
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  await stage.agent("Kari"); // whose sign-in makes the site live
});
afterAll(() => stage.close());

/** Opens the panel on a page that says which language it is in. */
async function openIn(lang: string): Promise<VisitorPage> {
  const visitor = await stage.visitor();
  await visitor.page.evaluate((tag) => (document.documentElement.lang = tag), lang);
  await visitor.page.getByRole("button", { name: "Open chat" }).click();
  return visitor;
}

it("[HG1] speaks the page's language, from the first word on and in every part", async () => {
  const visitor = await openIn("nb-NO");
  await visitor.panel.getByRole("textbox", { name: "Melding" }).fill("Når går pakken min?");
  await visitor.panel.getByRole("textbox").press("Enter");
  await visitor.sees("within one working day."); // the bot's own words
  expect(await visitor.panel.getAttribute("lang")).toBe("nb");
  await visitor.askHuman();
  await visitor.sees("Du spurte etter et menneske");

  // Another language where it stands: what is half written stays, also for the next page.
  const composer = visitor.panel.locator("textarea");
  await composer.fill("Og");
  await visitor.page.evaluate(() => {
    const { handrail } = window as { handrail?: { setLocale(locale: string): void } };
    handrail?.setLocale("de");
  });
  await visitor.sees("Sie haben einen Menschen angefragt");
  await visitor.press("Emojis");
  await visitor.panel.getByRole("searchbox").fill("daumen hoch");
  await visitor.panel.getByRole("button", { name: "Daumen hoch" }).click();
  expect(await composer.inputValue()).toBe("Og👍");
  // Whose draft it is, is known to the next page once the disk remembers the conversation: a second after its last news.
  await expect.poll(() => visitor.page.evaluate(isRemembered)).toBe(true);
  await visitor.page.reload();
  await visitor.openChat();
  await expect.poll(() => visitor.composer.inputValue()).toBe("Og👍");
  await visitor.close();
});

it("[HG1] speaks English when the words of a language do not come", async () => {
  const visitor = await stage.visitor();
  await visitor.page.route("**/widget/locale-*", (route) => route.abort());
  await visitor.page.evaluate(() => (document.documentElement.lang = "nb"));
  await visitor.openChat();
  expect(await visitor.panel.getAttribute("lang")).toBe("en");
  expect(await visitor.humanButton.isVisible()).toBe(true);
  await visitor.close();
});

it("[HG11] goes on in English where only the words of the later parts do not come", async () => {
  const visitor = await stage.visitor();
  await visitor.page.route("**/widget/locale-*-later*", (route) => route.abort());
  await visitor.page.evaluate(() => (document.documentElement.lang = "nb"));
  await visitor.page.getByRole("button", { name: "Open chat" }).click();
  await visitor.panel.getByRole("textbox", { name: "Melding" }).fill("Hei");
  await visitor.panel.getByRole("textbox").press("Enter");
  await visitor.sees("You said:");
  await visitor.close();
});

// Runs in the page.
function isRemembered(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("handrail");
    opening.onerror = reject;
    opening.onsuccess = () => {
      const database = opening.result;
      const [store = ""] = database.objectStoreNames;
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onerror = reject;
      reading.onsuccess = () => {
        database.close();
        const all: readonly { readonly conversation?: unknown }[] = reading.result;
        resolve(all.some(({ conversation }) => Boolean(conversation)));
      };
    };
  });
}
