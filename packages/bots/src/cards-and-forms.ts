// Reads the cards and the form of an answer. What cannot be shown is left out: the answer stands without it.
import * as v from "valibot";
import { FORM_FIELD_TYPES, type Card, type CardButton, type Form, type FormField } from "./bot.ts";
import { EXTRAS } from "./limits.ts";
import { linkName } from "./link-name.ts";

/** A card as the wire has it. */
export const cardSchema = v.object({
  title: v.string(),
  text: v.nullish(v.string(), ""),
  image: v.nullish(v.object({ url: v.string(), alt: v.nullish(v.string(), "") })),
  buttons: v.nullish(
    v.array(v.object({ label: v.string(), say: v.nullish(v.string(), ""), url: v.nullish(v.string(), "") })),
    [],
  ),
});

/** A form as the wire has it. */
export const formSchema = v.object({
  title: v.nullish(v.string(), ""),
  fields: v.array(
    v.object({
      name: v.string(),
      label: v.string(),
      type: v.nullish(v.string(), "text"),
      required: v.nullish(v.boolean(), false),
      choices: v.nullish(v.array(v.string()), []),
    }),
  ),
});

type WireCard = v.InferOutput<typeof cardSchema>;
type WireForm = v.InferOutput<typeof formSchema>;

/** The cards that can be shown, at most {@link EXTRAS}`.cardsMax`. */
export function usableCards(cards: readonly WireCard[]): readonly Card[] {
  return cards.flatMap(usableCard).slice(0, EXTRAS.cardsMax);
}

function usableCard({ title, text, image, buttons }: WireCard): readonly Card[] {
  const name = short(title, EXTRAS.labelCharsMax);
  if (name === "") return [];
  const words = short(text, EXTRAS.cardTextCharsMax);
  const picture = image ? addressOf(image.url, "https:") : null;
  return [
    {
      title: name,
      ...(words !== "" && { text: words }),
      ...(picture !== null && { image: { url: picture, alt: short(image?.alt ?? "", EXTRAS.labelCharsMax) } }),
      buttons: buttons.flatMap(usableButton).slice(0, EXTRAS.cardButtonsMax),
    },
  ];
}

function usableButton({ label, say, url }: WireCard["buttons"][number]): readonly CardButton[] {
  const name = short(label, EXTRAS.labelCharsMax);
  const words = short(say, EXTRAS.suggestionCharsMax);
  const address = addressOf(url, "https:", "http:");
  if (name === "") return [];
  if (address !== null) return [{ label: linkName(name, new URL(address), EXTRAS.labelCharsMax), url: address }];
  return words === "" ? [] : [{ label: name, say: words }];
}

/** The form, or `null` when no field of it can be asked. Of two fields with one name the first is asked. */
export function usableForm({ title, fields }: WireForm): Form | null {
  const usable = new Map<string, FormField>();
  for (const field of fields.flatMap(usableField)) if (!usable.has(field.name)) usable.set(field.name, field);
  if (usable.size === 0) return null;
  return {
    title: short(title, EXTRAS.labelCharsMax) || null,
    fields: [...usable.values()].slice(0, EXTRAS.formFieldsMax),
  };
}

function usableField(field: WireForm["fields"][number]): readonly FormField[] {
  const label = short(field.label, EXTRAS.labelCharsMax);
  if (label === "" || !/^[A-Za-z0-9_.-]{1,60}$/.test(field.name)) return [];
  const type = FORM_FIELD_TYPES.find((known) => known === field.type) ?? "text";
  const asked = { name: field.name, label, type, isRequired: field.required };
  if (type !== "choice") return [asked];
  const choices = [...new Set(field.choices.map((choice) => short(choice, EXTRAS.labelCharsMax)))].filter(Boolean);
  return choices.length < 2 ? [] : [{ ...asked, choices: choices.slice(0, EXTRAS.formChoicesMax) }];
}

function short(text: string, charsMax: number): string {
  return text.trim().slice(0, charsMax);
}

/** `javascript:` must never become a link. */
function addressOf(url: string, ...schemes: readonly string[]): string | null {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !schemes.includes(address.protocol) || address.href.length > EXTRAS.urlCharsMax) return null;
  return address.href;
}
