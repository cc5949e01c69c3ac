// What the views of rich messages share, besides what the first part's views do.
import { rich, type RichWords } from "../../locales/en/rich.ts";
import type { Model } from "../model.ts";

/** The model of what messages bring besides plain text. */
export interface RichModel extends Model {
  readonly words: Model["words"] & RichWords;
  /** What pictures may be fetched from: `data-image-hosts`, hosts with blanks between them. */
  readonly imageHosts: readonly string[];
}

/** The model, from the first part's. */
export function richModel(model: Model): RichModel {
  const imageHosts = model.shell.settings?.["imageHosts"]?.split(/\s+/).filter(Boolean) ?? [];
  return { ...model, words: model.inLanguage((locale) => ({ ...model.words, ...(locale?.rich ?? rich) })), imageHosts };
}
