// Finds by which name one of our languages goes where a page or a browser calls it otherwise.

/** Other names for the same language, and which of two is meant where a tag does not say. */
const ALIASES: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  iw: "he",
  in: "id",
  tl: "fil",
  bs: "hr",
  sh: "sr",
  pt: "pt-BR",
  zh: "zh-Hans",
  "zh-TW": "zh-Hant",
  "zh-HK": "zh-Hant",
  "zh-MO": "zh-Hant",
};

/** Which of the known tags is meant by a BCP 47 tag; `null` where none is. */
export function tagOf(locale: string, known: Readonly<Record<string, unknown>>): string | null {
  const [language = "", second = ""] = locale.split(/[-_]/);
  const both = `${language.toLowerCase()}-${second}`;
  const found = [both, language.toLowerCase()].flatMap((name) => [name, ALIASES[name] ?? ""]);
  return found.find((name) => name in known) ?? null;
}
