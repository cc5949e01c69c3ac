// Turns what a page says of the language into words. Words that do not come leave the panel in the language that it speaks.
import type { EarlyLocale } from "../locales/locale.ts";

/** Takes a wish, as a BCP 47 tag. Of several the last counts, whichever words come first. */
export function pageLanguage(
  fetchLocale: (wish: string) => Promise<EarlyLocale | null>,
  speak: (locale: EarlyLocale | null) => void,
): (wish: string) => void {
  let wished = "";
  return (wish) => {
    wished = wish;
    fetchLocale(wish).then(
      (locale) => {
        if (wished === wish) speak(locale);
      },
      () => {},
    );
  };
}
