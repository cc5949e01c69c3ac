// What the views of rich messages share, besides what the first part's views do.
import { rich, type RichWords } from "../../locales/en/rich.ts";
import type { Values } from "./filled.ts";
import type { Model } from "../model.ts";

/** The model of what messages bring besides plain text. */
export interface RichModel extends Model {
  readonly words: Model["words"] & RichWords;
  /** What pictures may be fetched from: `data-image-hosts`, hosts with blanks between them. */
  readonly imageHosts: readonly string[];
  /** What is filled in and not sent, by the message that asks, for when the panel has been closed meanwhile. */
  readonly typed: Map<string, Values>;
}

/** The model, from the first part's. */
export function richModel(model: Model): RichModel {
  const imageHosts = model.shell.settings?.["imageHosts"]?.split(/\s+/).filter(Boolean) ?? [];
  const typed = new Map<string, Values>();
  // Whoever comes after a logout finds nothing of it.
  model.chat.session.subscribe(() => typed.clear());
  return {
    ...model,
    typed,
    words: model.inLanguage((locale) => ({ ...model.words, ...rich, ...locale?.rich })),
    imageHosts,
  };
}
