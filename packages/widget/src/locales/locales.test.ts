// Every language, against English: the same texts with the same gaps, and every form that its plurals have.
import { describe, expect, it } from "vitest";
import { LOCALE_TAGS } from "../testing/mount-state.ts";
import { ENGLISH, wordsOf } from "../testing/words-of.ts";
import { first } from "./en/first.ts";
import { HUMAN_BUTTON } from "./human-button.ts";
import type { Locale } from "./locale.ts";
import type { Plural } from "./plural.ts";

const TAGS = LOCALE_TAGS.filter((tag) => tag !== "en");
const PARTS = ["first", "talk", "forms", "rich", "files", "history"] as const;

type Text = string | Plural;
type Entry = readonly [name: string, text: Text];

function textsOf(locale: Locale): readonly Entry[] {
  return PARTS.flatMap((part) =>
    Object.entries<Text>(locale[part])
      .filter(([key]) => key !== "locale")
      .map(([key, text]): Entry => [`${part}.${key}`, text]),
  );
}

const gapsOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
const formsOf = (text: Text): readonly string[] => (typeof text === "string" ? [text] : Object.values(text));

describe.each(TAGS)("the words of %s", (tag) => {
  it("are all there, and none is empty", async () => {
    const locale = await wordsOf(tag);
    expect(locale.first.locale).toBe(tag);
    expect(textsOf(locale).map(([name]) => name)).toEqual(textsOf(ENGLISH).map(([name]) => name));
    expect(textsOf(locale).filter(([, text]) => formsOf(text).some((form) => form.trim() === ""))).toEqual([]);
  });

  it("have the gaps of the English ones", async () => {
    const english = new Map(textsOf(ENGLISH));
    const odd = textsOf(await wordsOf(tag)).flatMap(([name, text]) => {
      const other = english.get(name) ?? "";
      const wanted = gapsOf(typeof other === "string" ? other : other.other);
      // "One new message" may do without its number.
      const isRight = formsOf(text).every(
        (form) => gapsOf(form).join() === wanted.join() || (typeof text !== "string" && gapsOf(form).length === 0),
      );
      return isRight ? [] : [name];
    });
    expect(odd).toEqual([]);
  });

  it("have every plural form of the language", async () => {
    const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
    for (const [name, text] of textsOf(await wordsOf(tag))) {
      if (typeof text !== "string") expect([name, Object.keys(text).toSorted()]).toEqual([name, wanted]);
    }
  });

  it("[HG1] ask for a human in words of their own", async () => {
    const { first: words } = await wordsOf(tag);
    expect(words.pillWaiting).not.toBe(first.pillWaiting);
    expect(words.humanAnytime).not.toBe(first.humanAnytime);
    expect(HUMAN_BUTTON[tag]).not.toBe(HUMAN_BUTTON["en"]);
    expect(HUMAN_BUTTON[tag]?.length).toBeGreaterThan(3);
    expect(HUMAN_BUTTON[tag]?.length).toBeLessThan(29);
  });
});
