// What a locale is: the words of every part of the panel, in one language.
import type { Words } from "./en/first.ts";
import type { FilesWords } from "./en/files.ts";
import type { FormsWords } from "./en/forms.ts";
import type { HistoryWords } from "./en/history.ts";
import type { RichWords } from "./en/rich.ts";
import type { TalkWords } from "./en/talk.ts";

/** The words of the panel's first part in one language. English has none: each part brings its own, so that nothing need be fetched to be understood. */
export interface FirstLocale {
  readonly first: Words;
}

/** The words of its later parts. */
export interface LaterLocale {
  readonly talk: TalkWords;
  readonly forms: FormsWords;
  readonly rich: RichWords;
  readonly files: FilesWords;
  readonly history: HistoryWords;
}

/** All words of one language. */
export interface Locale extends FirstLocale, LaterLocale {}

/** What a panel speaks: the later parts' words may come with the parts, and a text that is missing is said in English. */
export type EarlyLocale = { readonly [Part in keyof FirstLocale]: Partial<Locale[Part]> } & {
  readonly [Part in keyof LaterLocale]?: Partial<Locale[Part]>;
};

/** What the script tag says, in its `data-` attributes. */
export function snippet(): DOMStringMap | undefined {
  return document.querySelector<HTMLElement>("script[data-site]")?.dataset;
}

/** What the page asks for, most important first: the snippet's `data-locale`, the page's language, the browser's. */
export function wishes(): readonly (string | undefined)[] {
  return [snippet()?.["locale"], document.documentElement.lang, ...navigator.languages];
}
