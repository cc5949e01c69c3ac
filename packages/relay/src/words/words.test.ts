// Every language, against English: the same texts with the same gaps, in words of its own.
import { describe, expect, it } from "vitest";
import { en, type Words } from "./en.ts";
import { WORDS } from "./languages.ts";

const gapsOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
const entriesOf = (words: Words) => Object.entries(words);
const english = new Map(entriesOf(en));

/** What some languages write as English does: words that they took from it, and what is nothing but gaps. */
const MAY_BE_ALIKE =
  /^(?:appointment|botTag|chatWith|email|human|message|name|notePromisedAppointment|optional|send|transcript)$/;

describe.each(Object.entries(WORDS))("the words of %s", (tag, words) => {
  it("are all there, and none is empty", () => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    expect(entriesOf(words).filter(([, text]) => text.trim() === "" || text !== text.trim())).toEqual([]);
  });

  it("have the gaps of the English ones", () => {
    const odd = entriesOf(words).filter(([key, text]) => gapsOf(text).join() !== gapsOf(english.get(key) ?? "").join());
    expect(odd).toEqual([]);
  });

  it.skipIf(tag === "en")("are the language's own", () => {
    const alike = entriesOf(words).filter(([key, text]) => text === english.get(key) && !MAY_BE_ALIKE.test(key));
    expect(alike).toEqual([]);
  });
});
