import { describe, expect, it } from "vitest";
import { speechFor } from "./speech.ts";

const NOON_MS = Date.UTC(2026, 10, 3, 12);

describe("a speech", () => {
  it("is in the first language that there are words of, chosen as the widget chooses", () => {
    const tagOf = (...wishes: (string | null)[]): string => speechFor(wishes).tag;
    expect(tagOf(null, "tlh", "nn-NO", "de")).toBe("nb");
    expect([tagOf("zh-TW"), tagOf("pt"), tagOf("pt-AO"), tagOf("iw")]).toEqual(["zh-Hant", "pt-BR", "pt-PT", "he"]);
    expect([tagOf(), tagOf("tlh", "*")]).toEqual(["en", "en"]);
    expect([speechFor(["ar-EG"]).dir, speechFor(["ja"]).dir]).toEqual(["rtl", "ltr"]);
  });

  it("lets what fills a gap keep its own direction where the text runs from right to left", () => {
    const { say } = speechFor(["ar"]);
    expect(say("{site}: {n}", { site: "Fjord (Inc.)", n: 4_000 })).toBe("\u2068Fjord (Inc.)\u2069: 4,000");
    expect(speechFor(["de"]).say("{site}: {n}", { site: "Fjord", n: 4_000 })).toBe("Fjord: 4.000");
  });

  it("writes moments as the language does, in the site's time, which is named, with the day when it is not today", () => {
    const oslo = (tag: string) => speechFor([tag]).moments("Europe/Oslo", NOON_MS);
    expect(oslo("en").moment(NOON_MS)).toBe("13:00 CET");
    expect(oslo("en").moment(NOON_MS + 86_400_000)).toBe("Wednesday 4 November at 13:00 CET");
    expect(oslo("de").moment(NOON_MS + 86_400_000)).toBe("Mittwoch, 4. November um 13:00 MEZ");
    expect(oslo("ja").moment(NOON_MS + 86_400_000)).toBe("11月4日水曜日 13:00 GMT+1");
    expect(oslo("ar").moment(NOON_MS)).toMatch(/^1:00\s\u0645 غرينتش\+1$/);
    expect(speechFor(["nb"]).moments(null, NOON_MS).moment(NOON_MS)).toBe("12:00 UTC");
    // Nothing is today for whoever reads it later.
    expect(speechFor(["nb"]).moments(null, null).moment(NOON_MS)).toBe("tirsdag 3. november kl. 12:00 UTC");
  });
});
