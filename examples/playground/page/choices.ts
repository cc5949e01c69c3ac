// What can be chosen, as it stands in the page's address.

/** The choices: each a text, as a form and an address know them. */
export interface Choices {
  readonly state: string;
  readonly locale: string;
  /** Empty: the widget's own words. */
  readonly label: string;
  /** A line for each text: its name, a colon, the words. Empty: the widget's own. */
  readonly texts: string;
  /** `#rrggbb` */
  readonly accent: string;
  /** The same in dark panels, and what is written on it: a colour as CSS has it. Empty: as it is without. */
  readonly accentDark: string;
  readonly onAccent: string;
  /** `light` or `dark`; empty: as the visitor's system is. */
  readonly scheme: string;
  /** Which side the launcher stands on, as `--handrail-side` has it. */
  readonly side: string;
  /** px */
  readonly radius: string;
  /** px below the launcher. */
  readonly bottom: string;
  /** `path("…")` in a square of 24 by 24. Empty: a bubble. */
  readonly icon: string;
  /** A list of font families, as CSS has it. Empty: the system's own. */
  readonly font: string;
  readonly missing: string;
  readonly page: string;
}

/** What stands there at first. */
export const CHOICES: Choices = {
  state: "talking",
  locale: "en",
  label: "",
  texts: "",
  accent: "#1d6152",
  accentDark: "",
  onAccent: "",
  scheme: "",
  side: "end",
  radius: "22",
  bottom: "20",
  icon: "",
  font: "",
  missing: "nothing",
  page: "plain",
};

/** Reads them; what is not named, or is no colour, is as it is at first. */
export function choicesFrom(query: URLSearchParams): Choices {
  const text = (name: keyof Choices): string => query.get(name) ?? CHOICES[name];
  const accent = text("accent");
  return {
    state: text("state"),
    locale: text("locale"),
    label: text("label"),
    texts: text("texts"),
    accent: /^#[\da-f]{6}$/i.test(accent) ? accent : CHOICES.accent,
    accentDark: text("accentDark"),
    onAccent: text("onAccent"),
    scheme: text("scheme"),
    side: text("side"),
    radius: text("radius"),
    bottom: text("bottom"),
    icon: text("icon"),
    font: text("font"),
    missing: text("missing"),
    page: text("page"),
  };
}
