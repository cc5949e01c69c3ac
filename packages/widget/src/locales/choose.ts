// Chooses the locale whose words are shown, of those that there are: what the page asks for, before what the browser asks for.

/** Where one language is read by speakers of another. Older names of a language are `Intl`'s to know. */
const READ_BY: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  bs: "hr",
  gl: "es",
  eu: "es",
  be: "ru",
};

/** The first wish that can be granted, most important first; English where none can. */
export function chooseLocale(wishes: readonly (string | null | undefined)[], known: readonly string[]): string {
  for (const wish of wishes) {
    const found = candidates(wish).find((tag) => tag === "en" || known.includes(tag));
    if (found) return found;
  }
  return "en";
}

// Chinese is told apart by its script, Portuguese by Brazil: `zh-TW` becomes `zh-Hant-TW`, and `pt` is Brazil's.
function candidates(wish: string | null | undefined): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(wish?.replaceAll("_", "-") ?? "").maximize();
    return [
      `${language}-${script ?? ""}`,
      language === "pt" ? (region === "BR" ? "pt-BR" : "pt-PT") : language,
      READ_BY[language] ?? "",
    ];
  } catch {
    return [];
  }
}
