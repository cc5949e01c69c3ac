import { describe, expect, it } from "vitest";
import { chooseLocale, directionOf } from "./locale.ts";

const KNOWN = ["da", "de", "es", "fil", "fr", "he", "hr", "nb", "pt-BR", "pt-PT", "sv", "zh-Hans", "zh-Hant"];

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
    ["tl-PH", "fil"],
    ["ES-419", "es"],
    ["fr-x-shop", "fr"],
  ])("gives who asks for %s the words of %s", (wish, locale) => {
    expect(chooseLocale([wish], KNOWN)).toBe(locale);
  });

  it("takes the page's wish before the browser's, and passes over what it does not know", () => {
    expect(chooseLocale([null, "", "tlh", "not a tag!", "sv-SE", "da"], KNOWN)).toBe("sv");
  });

  it("speaks English where no wish can be granted", () => {
    expect(chooseLocale(["tlh", undefined], KNOWN)).toBe("en");
  });
});

describe("directionOf", () => {
  it("knows what runs from right to left, and what only begins alike", () => {
    expect(["ar", "fa-AF", "he", "ur"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "rtl"]);
    expect(["en", "arn", "zh-Hant"].map(directionOf)).toEqual(["ltr", "ltr", "ltr"]);
  });
});
