import { expect, it } from "vitest";
import * as de from "../locales/de/index.ts";
import * as nb from "../locales/nb/index.ts";
import type { Locale } from "../locales/locale.ts";
import { pageLanguage } from "./page-language.ts";

function page() {
  const spoken: (string | null)[] = [];
  const answers = new Map<string, (answer: Promise<Locale>) => void>();
  const fetchLocale = (wish: string) => new Promise<Locale | null>((resolve) => answers.set(wish, resolve));
  const setLocale = pageLanguage(fetchLocale, (locale) => spoken.push(locale?.first.locale ?? null));
  const answer = async (wish: string, words: Promise<Locale>): Promise<void> => {
    answers.get(wish)?.(words);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { setLocale, spoken, answer };
}

it("speaks the language that was wished for last, whichever words come first", async () => {
  const { setLocale, spoken, answer } = page();
  setLocale("de");
  setLocale("nb");
  await answer("nb", Promise.resolve(nb));
  await answer("de", Promise.resolve(de));
  expect(spoken).toEqual(["nb"]);
});

it("goes on in the language that it speaks when the words do not come", async () => {
  const { setLocale, spoken, answer } = page();
  setLocale("de");
  await answer("de", Promise.reject(new Error("offline")));
  setLocale("nb");
  await answer("nb", Promise.resolve(nb));
  expect(spoken).toEqual(["nb"]);
});
