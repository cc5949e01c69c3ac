import { describe, expect, it } from "vitest";
import { chooseLocale, LOCALES } from "./choose.ts";

describe("chooseLocale", () => {
  it.each([
    ["de-AT", "de"],
    ["en-GB", "en"],
    ["no", "nb"],
    ["nn-NO", "nb"],
    ["pt", "pt-BR"],
    ["pt-BR", "pt-BR"],
    ["pt-PT", "pt-PT"],
    ["pt-AO", "pt-PT"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-MO", "zh-Hant"],
    ["zh_TW", "zh-Hant"],
    ["iw", "he"],
    ["bs-Latn-BA", "hr"],
    ["ES-419", "es"],
    ["fr-x-shop", "fr"],
  ])("gives who asks for %s the words of %s", (wish, locale) => {
    expect(chooseLocale([wish])).toBe(locale);
  });

  it("takes the page's wish before the browser's, and passes over what it does not know", () => {
    expect(chooseLocale([null, "", "tlh", "not a tag!", "sv-SE", "da"])).toBe("sv");
  });

  it("speaks English where no wish can be granted", () => {
    expect(chooseLocale(["tlh", undefined])).toBe("en");
  });

  it("has at least 40 locales, each one that Intl knows", () => {
    expect(new Set(LOCALES).size).toBeGreaterThanOrEqual(40);
    expect(Intl.PluralRules.supportedLocalesOf([...LOCALES])).toEqual([...LOCALES]);
  });
});
