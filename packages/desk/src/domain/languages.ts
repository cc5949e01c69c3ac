// Turns what people call a language into its tag and back. Knows which languages are common, and none of the agents'.

const COMMON = (
  "en en-GB en-US nb nn da sv fi is de fr nl es pt pt-BR it pl cs sk hu ro bg el hr sl sr uk ru lt lv et tr ar fa he hi ur " +
  "bn ta th vi id ms zh zh-Hant ja ko"
).split(" ");

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** A language for a list of suggestions. */
export interface Language {
  readonly tag: string;
  readonly name: string;
}

/** The languages that shops are most often asked in. */
export const COMMON_LANGUAGES: readonly Language[] = COMMON.map((tag) => ({ tag, name: languageName(tag) }));

/** `nb` → `Norwegian Bokmål`; a tag that nobody has named is shown as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The tag of what somebody typed: a tag, or a language's name in English or in itself. `null`: neither. */
export function readLanguage(text: string): string | null {
  const typed = text.trim();
  const wanted = typed.toLowerCase();
  const known = COMMON_LANGUAGES.find(({ tag, name }) =>
    [tag, name, `${name} (${tag})`, ownName(tag)].some((word) => word.toLowerCase() === wanted),
  );
  if (known) return known.tag;
  // "english" would be well-formed too: no primary language has ever been given more than three letters.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(typed)) return null;
  try {
    return Intl.getCanonicalLocales(typed)[0] ?? null;
  } catch {
    return null;
  }
}

function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language", fallback: "code" }).of(tag) ?? tag;
}
