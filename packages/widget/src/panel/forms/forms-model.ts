// What the forms share, besides what the first part's views do.
import type { Signal } from "@preact/signals-core";
import { contact } from "../../locales/en/shared.ts";
import { forms, type FormsWords } from "../../locales/en/forms.ts";
import { dayFormat, type DayFormat } from "../day-format.ts";
import { signal } from "../kit.ts";
import type { Model } from "../model.ts";

/** The model of the forms. */
export interface FormsModel extends Model {
  readonly words: Model["words"] & typeof contact & FormsWords;
  readonly format: DayFormat;
  /** What is filled in and not sent, for when the panel has been closed meanwhile. */
  readonly kept: Kept;
}

/** By the names of the contact form's fields, and the rating's stars and words. */
export interface Kept {
  contact: Readonly<Record<string, FormDataEntryValue>>;
  readonly score: Signal<number>;
  readonly comment: Signal<string>;
}

/** The model, from the first part's. */
export function formsModel(model: Model): FormsModel {
  const kept: Kept = { contact: {}, score: signal(0), comment: signal("") };
  // Whoever comes after a logout finds nothing of it.
  model.chat.session.subscribe(() => {
    kept.contact = {};
    kept.score.value = 0;
    kept.comment.value = "";
  });
  return {
    kept,
    ...model,
    words: model.inLanguage((locale) => ({
      ...model.words,
      ...contact,
      ...locale?.talk,
      ...forms,
      ...locale?.forms,
    })),
    format: model.inLanguage(() => dayFormat(model.words)),
  };
}
