// What can be changed of a saved reply, as a form holds it: text that may be half written, checked when it is sent.
import { LIMITS, type SavedReply, type SavedReplyInput, type SiteId } from "@handrail/protocol";
import { FORM } from "../texts.ts";
import { languageName, readLanguage } from "./languages.ts";

/** What the fields hold. */
export interface SavedReplyForm {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly shortcut: string;
}

/** Field → what is wrong with it. */
export type SavedReplyProblems = Readonly<Partial<Record<keyof SavedReplyForm, string>>>;

/** The form of a known one, or of a new one. */
export function savedReplyForm(reply: SavedReply | null): SavedReplyForm {
  return {
    title: reply?.title ?? "",
    text: reply?.text ?? "",
    language: reply?.language ? writtenLanguage(reply.language) : "",
    shortcut: reply?.shortcut ?? "",
  };
}

/** What must be mended before the form can be sent. */
export function savedReplyProblems({ title, text, language, shortcut }: SavedReplyForm): SavedReplyProblems {
  const checks: readonly (readonly [keyof SavedReplyForm, boolean, string])[] = [
    ["title", title.trim().length <= LIMITS.nameCharsMax, FORM.tooLong(LIMITS.nameCharsMax)],
    ["title", title.trim() !== "", FORM.missing],
    ["text", text.trim().length <= LIMITS.messageCharsMax, FORM.tooLong(LIMITS.messageCharsMax)],
    ["text", text.trim() !== "", FORM.missing],
    ["language", language.trim() === "" || readLanguage(language) !== null, FORM.badLanguage],
    ["shortcut", isShortcut(shortcut), FORM.badShortcut],
  ];
  return Object.fromEntries(checks.filter(([, isGood]) => !isGood).map(([field, , problem]) => [field, problem]));
}

/** What is sent. */
export function savedReplyInput(form: SavedReplyForm, site: SiteId | null): SavedReplyInput {
  const shortcut = wordOf(form.shortcut);
  return {
    site,
    title: form.title.trim(),
    text: form.text.trim(),
    language: readLanguage(form.language),
    shortcut: shortcut === "" ? null : shortcut,
  };
}

// By its name, if that is read as the same tag again.
function writtenLanguage(tag: string): string {
  const name = languageName(tag);
  return readLanguage(name) === tag ? name : tag;
}

function isShortcut(typed: string): boolean {
  const word = wordOf(typed);
  return word.length <= LIMITS.shortcutCharsMax && /^(?:[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*)?$/u.test(word);
}

// Many write it as they will type it.
function wordOf(typed: string): string {
  return typed
    .trim()
    .replace(/^[/／]/, "")
    .toLowerCase();
}
