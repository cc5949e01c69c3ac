// All words of one language, for the tests that hold them against others.
import { files } from "../locales/en/files.ts";
import { first } from "../locales/en/first.ts";
import { forms } from "../locales/en/forms.ts";
import { history } from "../locales/en/history.ts";
import { rich } from "../locales/en/rich.ts";
import { talk } from "../locales/en/talk.ts";
import type { Locale } from "../locales/locale.ts";

/** English, which every part of the panel brings its own of. */
export const ENGLISH: Locale = { first, talk, forms, rich, files, history };

/** @throws Error for a tag that is none of `LOCALE_TAGS` */
export async function wordsOf(tag: string): Promise<Locale> {
  if (tag === "en") return ENGLISH;
  const found: Locale = await import(`../locales/${tag}/index.ts`);
  return found;
}
