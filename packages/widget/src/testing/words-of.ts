// All words of one language, for the tests that hold them against others.
import { ENGLISH } from "../locales/en/english.ts";
import type { Locale } from "../locales/locale.ts";

export { ENGLISH };

/** @throws Error for a tag that is none of `LOCALE_TAGS` */
export async function wordsOf(tag: string): Promise<Locale> {
  if (tag === "en") return ENGLISH;
  const found: Locale = await import(`../locales/${tag}/index.ts`);
  return found;
}
