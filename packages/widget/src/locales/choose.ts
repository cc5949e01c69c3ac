// Chooses the locale whose words are shown, of those that there are: what the page asks for, before what the browser asks for.

/** Where browsers and pages say another name, or where one language is read by speakers of another. */
const ALIASES: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  iw: "he",
  in: "id",
  mo: "ro",
  tl: "fil",
  bs: "hr",
  sh: "sr",
  pt: "pt-BR",
  gl: "es",
  eu: "es",
  be: "ru",
  zh: "zh-Hans",
};

/** The first wish that can be granted, most important first; English where none can. */
export function chooseLocale(wishes: readonly (string | null | undefined)[], known: readonly string[]): string {
  for (const wish of wishes) {
    const found = wish ? match(wish, [...known, "en"]) : null;
    if (found) return found;
  }
  return "en";
}

function match(wish: string, known: readonly string[]): string | null {
  const locale = parse(wish);
  if (!locale) return null;
  const { language, script, region } = locale;
  // Chinese is told apart by its script, Portuguese by Brazil.
  const names = [locale.baseName, `${language}-${script ?? ""}`, `${language}-${region ?? ""}`];
  if (language === "pt") names.push(region === "BR" ? "pt-BR" : "pt-PT");
  names.push(language, ALIASES[language] ?? "");
  return names.map((name) => known.find((one) => one === name)).find((name) => name !== undefined) ?? null;
}

// `zh-TW` becomes `zh-Hant-TW`. A region that nobody wrote is not made up for other languages: `pt` is not `pt-BR` yet.
function parse(tag: string): Intl.Locale | null {
  try {
    const locale = new Intl.Locale(tag.replaceAll("_", "-"));
    return locale.language === "zh" || locale.language === "pt" ? locale.maximize() : locale;
  } catch {
    return null;
  }
}
