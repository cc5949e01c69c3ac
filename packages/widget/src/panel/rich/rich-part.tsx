// The rich part: what a message brings besides plain text. Fetched when the first such message is shown.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import type { Model } from "../model.ts";
import type { Rich } from "../parts.ts";
import { Cards } from "./cards.tsx";
import { FilledFields } from "./filled-fields.tsx";
import { FormView } from "./form-view.tsx";
import { Markdown } from "./markdown.tsx";
import text from "./rich.css?inline";
import { richModel } from "./rich-model.ts";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Rich {
  const model = richModel(first);
  return {
    markdown: (words) => <Markdown model={model} text={words} />,
    cards: (cards) => <Cards model={model} cards={cards} />,
    form: (form, seq) => <FormView key={seq} seq={seq} model={model} form={form} />,
    filled: (fields) => <FilledFields fields={fields} />,
  };
}
