// Puts a page's own words in the place of the panel's, and tells whoever builds the page which ones it cannot take. Each text can be said in
// other words, but for the mark of a bot (HG8); none can be left out, so that the human button is always called something (HG1).
import { ENGLISH } from "../../locales/en/english.ts";
import type { EarlyLocale, Locale } from "../../locales/locale.ts";
import type { Plural } from "../../locales/plural.ts";
import { isBlank } from "./is-blank.ts";

type Part = keyof Locale;
type KeyOf<Of extends Part> = Exclude<keyof Locale[Of], "locale" | "botTag" | "botTagLong"> & string;

/** What a text is called: its part of the panel and its name there, like `first.placeholder`, as in `src/locales/en`. */
export type TextName = { [Of in Part]: `${Of}.${KeyOf<Of>}` }[Part];

type TextOf<Name> = Name extends `${infer Of extends Part}.${infer Key}`
  ? Key extends keyof Locale[Of]
    ? Locale[Of][Key] extends string
      ? string
      : string | Plural
    : never
  : never;

/** A page's own words for some of the texts. A gap, like `{time}`, stands in them as in the English one; `{site}` and `{bot}` may be left out. */
export type OwnTexts = { readonly [Name in TextName]?: TextOf<Name> };

/** A page's own words by language, a BCP 47 tag; `*` for every one. The closest has the last word: `pt-BR`, then `pt`, then `*`. */
export type Texts = Readonly<Record<string, OwnTexts>>;

/** Says a language with the page's own words in it; `null` is English. */
export type Rewording = (locale: EarlyLocale | null) => EarlyLocale;

const EVERY = "*";
/** Three times the longest of ours in any language; on the human button, which has to fit into a phone's window, twice. */
const CHARS_MAX = { text: 700, onButton: 60 };
/** What stands on the human button while a request waits. */
const ON_BUTTON = /^first\.(pill|keepingTitle)/;
/** What a bot is told from a person by: never a page's own words (HG8). */
const BOT_MARK = /^first\.botTag(?:Long)?$/;
/** Nothing is promised by them, and nobody named. */
const FREE_GAPS: readonly string[] = ["{site}", "{bot}"];

type Told = (line: string) => void;

/** `said`: the texts, or JSON of them as it stands in the snippet. What cannot be taken is told, by the code `invalid-texts`, and passed over. */
export function rewording(said: unknown, tell: Told = warn): Rewording {
  const own = ownTexts(said, tell);
  return (locale) => {
    const tag = locale?.first.locale ?? "en";
    const [language = tag] = tag.split("-");
    const texts = [EVERY, language, tag].flatMap((one) => own.get(one) ?? []);
    const said = (part: Part) => ({
      ...locale?.[part],
      ...Object.fromEntries(texts.flatMap((those) => [...(those.get(part) ?? [])])),
    });
    return {
      first: said("first"),
      talk: said("talk"),
      forms: said("forms"),
      rich: said("rich"),
      files: said("files"),
      history: said("history"),
    };
  };
}

type ByPart = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

function ownTexts(said: unknown, tell: Told): ReadonlyMap<string, ByPart> {
  const read = typeof said === "string" ? parsed(said) : said;
  const own = new Map<string, ByPart>();
  if (!isObject(read)) tell("The texts are not taken: they are no JSON object of languages. Look at the quotes.");
  else
    for (const [tag, texts] of Object.entries(read)) {
      if (isObject(texts)) own.set(tag, takenOf(tag, texts, tell));
      else tell(`The texts of "${tag}" are not taken: a language ("nb", or "*" for every one) has an object of texts.`);
    }
  return own;
}

function takenOf(tag: string, texts: object, tell: Told): ByPart {
  const taken = new Map<string, Map<string, unknown>>();
  for (const [name, text] of Object.entries(texts)) {
    const [part = "", key = ""] = name.split(".");
    const charsMax = ON_BUTTON.test(name) ? CHARS_MAX.onButton : CHARS_MAX.text;
    const why = BOT_MARK.test(name)
      ? "it tells a bot from a person, and is the same on every page."
      : refusalOf(english(part, key), text, charsMax);
    if (why) tell(`The text "${name}" of "${tag}" stays as it was: ${why}`);
    else taken.set(part, (taken.get(part) ?? new Map<string, unknown>()).set(key, text));
  }
  return taken;
}

// Why a text cannot be taken, and what to do about it.
function refusalOf(ours: unknown, text: unknown, charsMax: number): string | null {
  if (ours === undefined) return "there is none by this name. The names are in the package's src/locales/en.";
  const forms = isObject(text) && isObject(ours) ? Object.values(text) : [text];
  if (forms.length === 0 || !forms.every((form) => typeof form === "string"))
    return "it is no text. Write words; the forms of a plural only where the English text has them.";
  if (forms.some(isBlank)) return "there is nothing in it to be read. Say it in other words.";
  if (forms.some(({ length }) => length > charsMax)) return `it is longer than ${charsMax} characters.`;
  const general = isObject(text) ? Reflect.get(text, "other") : text;
  if (typeof general !== "string") return 'a plural needs the form "other".';
  const known = gapsOf(isObject(ours) ? Reflect.get(ours, "other") : ours);
  const unknown = forms.flatMap(gapsOf).find((gap) => !known.includes(gap));
  if (unknown) return `nothing fills ${unknown}.`;
  const missing = known.find((gap) => !FREE_GAPS.includes(gap) && !general.includes(gap));
  return missing ? `it has to say ${missing}.` : null;
}

function english(part: string, key: string): unknown {
  const texts: unknown = Object.hasOwn(ENGLISH, part) ? Reflect.get(ENGLISH, part) : undefined;
  return isObject(texts) && Object.hasOwn(texts, key) && key !== "locale" ? Reflect.get(texts, key) : undefined;
}

function gapsOf(text: unknown): readonly string[] {
  return String(text).match(/\{\w+\}/g) ?? [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function warn(line: string): void {
  // oxlint-disable-next-line eslint/no-console -- for whoever builds the page: the visitor can do nothing about it
  console.warn(`Handrail: ${line} (invalid-texts)`);
}
