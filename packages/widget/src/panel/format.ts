// Fills texts, and writes numbers in them, the way the locale does.
import type { Words } from "../locales/en/first.ts";
import { directionOf } from "@handrail/protocol/locale";
import type { Plural } from "../locales/plural.ts";

/** What fills the gaps of a text. */
export type Gaps = Readonly<Record<string, string | number>>;

/** How a locale writes. */
export interface Format {
  /** Fills the gaps; a plural is chosen by `gaps.n`. From right to left, what fills one keeps its own direction and punctuation. */
  say(text: string | Plural, gaps?: Gaps): string;
}

/** The format of the words' own language. */
export function createFormat(words: Pick<Words, "locale">): Format {
  const { locale } = words;
  // First strong isolate, and its end.
  const [begin = "", end = ""] = directionOf(locale) === "rtl" ? "\u2068\u2069" : "";
  return {
    say(text, gaps = {}) {
      const form =
        typeof text === "string" ? text : (text[new Intl.PluralRules(locale).select(Number(gaps["n"]))] ?? text.other);
      return form.replace(/\{(\w+)\}/g, (gap, name: string) => {
        const value = gaps[name];
        if (typeof value === "number") return value.toLocaleString(locale);
        return value === undefined ? gap : begin + value + end;
      });
    },
  };
}
