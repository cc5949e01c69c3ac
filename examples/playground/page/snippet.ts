// The lines that a merchant pastes for what is chosen.
import { HUMAN_BUTTON } from "@handrail/widget/testing";
import { inkOn } from "./colour.ts";
import { CHOICES, type Choices } from "./choices.ts";

/** What stands on the button, unless something else is chosen. */
export const buttonIn = (locale: string): string => HUMAN_BUTTON[locale] ?? "Talk to a human";

/** HTML, as text. */
export function snippetOf({ locale, label, accent }: Choices): string {
  const attributes = [
    "async",
    `src="https://chat.your-shop.example/handrail.js"`,
    `data-site="your-site"`,
    ...(locale === CHOICES.locale ? [] : [`data-locale="${escape(locale)}"`]),
    `data-phone="+47 55 55 01 20"`,
    `data-email="help@your-shop.example"`,
  ];
  const colours = [
    `--handrail-accent: ${accent}`,
    `--handrail-accent-dark: ${accent}`,
    `--handrail-on-accent: ${inkOn(accent)}`,
  ];
  return [
    ...(accent === CHOICES.accent ? [] : [`<style>\n  :root {\n    ${colours.join(";\n    ")};\n  }\n</style>`]),
    `<a href="https://chat.your-shop.example/human/your-site" data-handrail>${escape(label || buttonIn(locale))}</a>`,
    `<script\n  ${attributes.join("\n  ")}\n></script>`,
  ].join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
