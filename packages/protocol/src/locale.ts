// Chooses the locale whose words are shown, of those that there are, and says which way it runs. Whose wishes it is given, and where the
// words are, is its callers' business.

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
  const isKnown = (tag: string): boolean => tag === "en" || known.includes(tag);
  for (const wish of wishes) {
    if (!wish) continue;
    // Most wishes begin with a locale's name. `Intl` is asked about the others alone: its first answer takes a slow phone some 30 ms.
    const [plain = ""] = wish.toLowerCase().split(/[-_]/, 1);
    const found = isKnown(plain) ? plain : candidates(wish).find(isKnown);
    if (found) return found;
  }
  return "en";
}

// Chinese is told apart by its script, Portuguese by Brazil: `zh-TW` becomes `zh-Hant-TW`, and `pt` is Brazil's.
function candidates(wish: string): readonly string[] {
  try {
    const { language, script, region } = new Intl.Locale(wish.replaceAll("_", "-")).maximize();
    return [
      `${language}-${script ?? ""}`,
      `${language}-${region === "BR" ? region : "PT"}`,
      language,
      READ_BY[language] ?? "",
    ];
  } catch {
    return [];
  }
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

/** How the text of a locale runs. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr";
}
