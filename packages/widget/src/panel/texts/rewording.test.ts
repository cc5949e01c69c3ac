import { expect, it, vi } from "vitest";
import { ENGLISH } from "../../locales/en/english.ts";
import * as nb from "../../locales/nb/index.ts";
import * as ptBR from "../../locales/pt-BR/index.ts";
import { rewording, type Texts } from "./rewording.ts";

/** The texts, and what was said of those that were not taken. */
function reworded(texts: unknown) {
  const told: string[] = [];
  return { reword: rewording(texts, (line) => told.push(line)), told };
}

it("says a text in the page's own words, in every language or in one, and all others as they were", () => {
  const texts: Texts = {
    "*": { "first.bot": "Nora", "first.placeholder": "Ask us" },
    nb: { "first.placeholder": "Spør oss", "talk.newBelow": { one: "Ny", other: "{n} nye" } },
    en: { "talk.newBelow": "{n} new" },
  };
  const { reword, told } = reworded(texts);
  const english = reword(null);
  expect(english.first).toEqual({ bot: "Nora", placeholder: "Ask us" });
  expect(english.talk).toEqual({ newBelow: "{n} new" });
  const norwegian = reword(nb);
  expect(norwegian.first).toEqual({ ...nb.first, bot: "Nora", placeholder: "Spør oss" });
  expect(norwegian.talk).toEqual({ ...nb.talk, newBelow: { one: "Ny", other: "{n} nye" } });
  expect(norwegian.forms).toEqual(nb.forms);
  expect(told).toEqual([]);
});

it("lets the closest language have the last word", () => {
  const texts: Texts = {
    "pt-BR": { "first.bot": "três" },
    pt: { "first.bot": "dois", "first.send": "dois" },
    "*": { "first.bot": "um", "first.send": "um", "first.back": "um" },
  };
  const { first } = reworded(texts).reword(ptBR);
  expect([first.bot, first.send, first.back]).toEqual(["três", "dois", "um"]);
});

it.each(["", "  ", "\u200b", "\u3164", "\u00ad\u2060", "…", "\u2800"])(
  "[HG1] leaves no text empty, the human button's among them: %j",
  (text) => {
    const { reword, told } = reworded({
      "*": { "first.bot": text, "first.pillKept": text, "first.back": "Return" },
    });
    expect(reword(null).first).toEqual({ back: "Return" });
    expect(told).toEqual([
      expect.stringContaining('"first.bot" of "*" stays as it was: there is nothing in it'),
      expect.stringContaining('"first.pillKept"'),
    ]);
  },
);

it.each([
  ["first.nothing", "Words", "there is none by this name"],
  ["first.toString", "Words", "there is none by this name"],
  ["__proto__.bot", "Words", "there is none by this name"],
  ["first.locale", "xx", "there is none by this name"],
  ["first.botTag", "Support", "tells a bot from a person"],
  ["first.botTagLong", "Support", "tells a bot from a person"],
  ["bot", "Words", "there is none by this name"],
  ["first.bot", 7, "it is no text"],
  ["first.bot", { other: "Bots" }, "it is no text"],
  ["talk.newBelow", {}, "it is no text"],
  ["talk.newBelow", { one: "{n} new" }, 'needs the form "other"'],
  ["talk.newBelow", { one: " ", other: "{n} new" }, "nothing in it to be read"],
  ["talk.dueLive", "Soon", "it has to say {time}"],
  ["talk.dueLive", "By {time}, {name}", "nothing fills {name}"],
  ["first.bot", "x".repeat(701), "longer than 700"],
  ["first.pillKept", "x".repeat(61), "longer than 60"],
])("tells why %s is not %j, and goes on", (name, text, why) => {
  const { reword, told } = reworded({ nb: JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(text)}}`) });
  expect(reword(nb)).toEqual({ ...nb });
  expect(told).toEqual([expect.stringContaining(why)]);
});

it("takes JSON, and says what it is not", () => {
  expect(reworded(`{"*":{"first.bot":"Nora"}}`).reword(null).first.bot).toBe("Nora");
  for (const said of ["{'*'", "[]", "null", 7]) {
    const { reword, told } = reworded(said);
    expect(reword(nb)).toEqual({ ...nb });
    expect(told).toEqual([expect.stringContaining("no JSON object")]);
  }
  expect(reworded({ nb: "Nora" }).told).toEqual([expect.stringContaining(`"nb" are not taken`)]);
});

it("tells whoever builds the page, by its code", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  rewording({ "*": { "first.bot": "" } });
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Handrail: .*\(invalid-texts\)$/));
  warn.mockRestore();
});

it("takes every text of ours as it is", () => {
  const all = Object.fromEntries(
    Object.entries(ENGLISH).flatMap(([part, texts]) =>
      Object.entries<unknown>(texts)
        .filter(([key]) => !/^(?:locale|botTag|botTagLong)$/.test(key))
        .map(([key, text]) => [`${part}.${key}`, text]),
    ),
  );
  const { reword, told } = reworded({ en: all });
  const { locale: _, botTag: _tag, botTagLong: _tagLong, ...first } = ENGLISH.first;
  expect(reword(null)).toEqual({ ...ENGLISH, first });
  expect(told).toEqual([]);
});
