// The files part: pictures and files, chosen, on their way and in messages. Fetched when somebody attaches one, or a message brings one.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import type { Model } from "../model.ts";
import type { Files } from "../parts.ts";
import { holdPage } from "./hold-page.ts";
import { filesModel } from "./files-model.ts";
import text from "./files.css?inline";
import { showDrop } from "./show-drop.ts";
import { Shown } from "./shown.tsx";
import { Tray } from "./tray.tsx";
import { Waiting } from "./waiting.tsx";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Files {
  const model = filesModel(first);
  const { uploads, chosen, talk } = model;
  const stops = [
    chosen.subscribe((files) => {
      if (files.length === 0) return;
      chosen.value = [];
      void uploads.choose(files);
      // Most often something is said with them; a keyboard that covers half a phone is not opened for it.
      if (matchMedia("(pointer: fine)").matches) model.shell.root.querySelector("textarea")?.focus();
    }),
    holdPage(uploads),
    showDrop(model),
    () => uploads.stop(),
  ];
  return {
    tray: () => <Tray model={model} />,
    hasFiles: () => uploads.hasFiles.value,
    say: (words) => {
      // The rows that wait stand among the others.
      talk.want();
      return uploads.say(words);
    },
    waiting: () => <Waiting model={model} />,
    unsent: () => uploads.messages.value.length,
    shown: (files, of) => <Shown model={model} files={files} of={of} />,
    stop: () => stops.forEach((stop) => stop()),
  };
}
