// The lines that a merchant pastes for what is chosen.
import { HUMAN_BUTTON } from "@handrail/widget/testing";
import { CHOICES, type Choices } from "./choices.ts";

/** What stands on the button, unless something else is chosen. */
export const buttonIn = (locale: string): string => HUMAN_BUTTON[locale] ?? "Talk to a human";

const PROPERTIES = [
  ["accent", "accent", ""],
  ["accentDark", "accent-dark", ""],
  ["onAccent", "on-accent", ""],
  ["scheme", "scheme", ""],
  ["radius", "radius", "px"],
  ["font", "font", ""],
  ["side", "side", ""],
  ["bottom", "bottom", "px"],
  ["icon", "icon", ""],
] as const;

/** What the page says of the widget's looks, as declarations: only what is not as it is anyway. */
export function themeOf(choices: Choices): readonly string[] {
  return PROPERTIES.filter(([choice]) => choices[choice] !== CHOICES[choice]).map(
    ([choice, property, unit]) => `--handrail-${property}: ${choices[choice]}${unit}`,
  );
}

/** The page's own words, in the language that is chosen. */
export function textsOf({ locale, texts }: Choices): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const lines = texts.split("\n").filter((line) => line.trim() !== "");
  const named = lines.map((line) => [line.split(":")[0]?.trim() ?? "", line.replace(/^[^:]*:?/, "").trim()]);
  return { [locale]: Object.fromEntries(named) };
}

/** HTML, as text. */
export function snippetOf(choices: Choices): string {
  const { locale, label } = choices;
  const attributes = [
    "async",
    `src="https://chat.your-shop.example/handrail.js"`,
    `data-site="your-site"`,
    ...(locale === CHOICES.locale ? [] : [`data-locale="${escape(locale)}"`]),
    ...(choices.texts.trim() === "" ? [] : [`data-texts='${quoted(JSON.stringify(textsOf(choices), null, 2))}'`]),
    `data-phone="+47 55 55 01 20"`,
    `data-email="help@your-shop.example"`,
  ];
  const theme = themeOf(choices);
  return [
    ...(theme.length === 0 ? [] : [`<style>\n  :root {\n    ${theme.join(";\n    ")};\n  }\n</style>`]),
    `<a href="https://chat.your-shop.example/human/your-site" data-handrail>${escape(label || buttonIn(locale))}</a>`,
    `<script\n  ${attributes.join("\n  ")}\n></script>`,
  ].join("\n");
}

// In single quotes, which JSON has none of its own.
function quoted(json: string): string {
  return json.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("\n", "\n  ");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
