// Reads a filled-in form: what is missing, and what is sent. Knows neither words nor DOM.
import type { FilledField, Form, FormField } from "@handrail/protocol";

/** What stands in the fields, by their names. */
export type Values = Readonly<Record<string, string>>;

/** The names of fields that must be filled in and are not. */
export function missing({ fields }: Form, values: Values): readonly string[] {
  return fields.filter(({ name, isRequired }) => isRequired && valueOf(values, name) === "").map(({ name }) => name);
}

/** What is sent: every field, also an empty one, so that nobody has to guess what was left out. */
export function filledFields({ fields }: Form, values: Values): readonly FilledField[] {
  return fields.map(({ name, label }) => ({ name, label, value: valueOf(values, name) }));
}

/** The same in words, for whoever reads text alone. */
export function inWords(fields: readonly FilledField[]): string {
  return fields.map(({ label, value }) => `${label}: ${value || "–"}`).join("\n");
}

/** What the browser can offer to fill in by itself, and which keyboard it shows. */
export function inputOf(type: FormField["type"]) {
  switch (type) {
    case "email":
      // Nothing in it is from right to left; a phone number's field is the browser's to turn.
      return { type: "email", autocomplete: "email", dir: "ltr" } as const;
    case "phone":
      return { type: "tel", autocomplete: "tel" } as const;
    case "number":
    case "date":
      return { type } as const;
    default:
      return { type: "text" } as const;
  }
}

function valueOf(values: Values, name: string): string {
  return (values[name] ?? "").trim();
}
