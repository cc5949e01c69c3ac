// The emoji part: the picker. Fetched when the composer's emoji button is first pressed; the names in the visitor's language come after it.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import { effect, signal } from "../kit.ts";
import type { Model } from "../model.ts";
import type { Emoji } from "../parts.ts";
import text from "./emoji.css?inline";
import { fetchNames } from "./fetch-names.ts";
import { EMOJI } from "./names/en.ts";
import { Picker } from "./picker.tsx";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(model: Model): Emoji {
  const { locale, shell } = model;
  const names = signal(EMOJI);
  let wanted = "";
  // It ends with the signal that it follows, which is the panel's.
  effect(() => {
    const tag = locale.value?.first.locale ?? "en";
    wanted = tag;
    names.value = EMOJI;
    if (tag === "en") return;
    // Where they cannot be had, English names are better than none.
    fetchNames(shell.relay, tag).then(
      (found) => {
        if (wanted === tag) names.value = { ...EMOJI, ...found };
      },
      () => {},
    );
  });
  return { picker: (use) => <Picker model={model} names={names} use={use} /> };
}
