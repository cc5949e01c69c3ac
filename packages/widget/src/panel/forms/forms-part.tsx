// The forms part: the menu and what asks the visitor for something. Fetched when the first of them is opened.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import type { Model } from "../model.ts";
import type { Forms } from "../parts.ts";
import { ConfirmSheet, type Question } from "./confirm-sheet.tsx";
import { ContactForm } from "./contact-form.tsx";
import text from "./forms.css?inline";
import { formsModel } from "./forms-model.ts";
import { giveBack } from "./give-back.ts";
import { Menu } from "./menu.tsx";
import { Rating } from "./rating.tsx";
import { TimesSheet } from "./times-sheet.tsx";
import { TranscriptSheet } from "./transcript-sheet.tsx";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Forms {
  const model = formsModel(first);
  giveBack(model);
  const { chat, words, history } = model;
  const close = (): void => {
    model.sheet.value = "none";
  };
  const end = (): Question => {
    const { endTitle: title, endText: text, endChat: yes, endNo: no } = words;
    return { title, text, yes, no, act: () => chat.close() };
  };
  const erase = (): Question => {
    const { eraseTitle: title, eraseText: text, eraseYes: yes, eraseNo: no } = words;
    return { title, text, yes, no, act: () => chat.erase() };
  };
  return {
    menu: (done) => <Menu model={model} done={done} />,
    sheet(sheet) {
      switch (sheet) {
        case "contact":
          return <ContactForm model={model} />;
        case "times":
          return chat.human.value.type === "waiting" ? <TimesSheet model={model} /> : null;
        case "transcript":
          return <TranscriptSheet model={model} />;
        case "end":
          return <ConfirmSheet ask={end()} close={close} />;
        case "erase":
          return <ConfirmSheet ask={erase()} close={close} />;
        case "start":
        case "earlier":
        case "aside":
          return history.part?.sheet(sheet) ?? null;
        case "none":
        case "cancel":
          return null;
      }
    },
    rating: () => <Rating model={model} />,
  };
}
