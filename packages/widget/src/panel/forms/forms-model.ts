// What the forms share, besides what the first part's views do.
import { contact } from "../../locales/en/shared.ts";
import { forms, type FormsWords } from "../../locales/en/forms.ts";
import { dayFormat, type DayFormat } from "../day-format.ts";
import type { Model } from "../model.ts";

/** The model of the forms. */
export interface FormsModel extends Model {
  readonly words: Model["words"] & typeof contact & FormsWords;
  readonly format: DayFormat;
}

/** The model, from the first part's. */
export function formsModel(model: Model): FormsModel {
  return {
    ...model,
    words: model.inLanguage((locale) => ({
      ...model.words,
      ...(locale?.talk ?? contact),
      ...(locale?.forms ?? forms),
    })),
    format: model.inLanguage(() => dayFormat(model.words)),
  };
}
