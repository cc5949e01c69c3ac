// A language in the page's own words, for the panel of the script tag, which fetches a language in two files.
import type { EarlyLocale } from "../../locales/locale.ts";
import { rewording, type Rewording } from "./rewording.ts";

/** What the panel fetches where the snippet has texts. */
export interface OwnWords {
  ownWords: typeof ownWords;
}

let reword: Rewording | undefined;

/** The words that the file by this name has (`locale-nb`, `locale-nb-later`), said as the page says them. English has no file. */
export async function ownWords(
  texts: string,
  name: string,
  fetchNamed: (name: string) => Promise<unknown>,
): Promise<Partial<EarlyLocale>> {
  const [, tag = "en", isLater] = /^locale-(.+?)(-later)?$/.exec(name) ?? [];
  // What cannot be taken is told once.
  reword ??= rewording(texts);
  const words = tag === "en" ? null : ((await fetchNamed(name)) as Partial<EarlyLocale>);
  const { first, ...later } = reword(words && { first: { locale: tag }, ...words });
  return isLater ? later : { first };
}
