// The talk part: what is shown of a conversation that goes on. Fetched when something is said or asked, or when the panel has been open a moment.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import { effect } from "../kit.ts";
import type { Model } from "../model.ts";
import type { Talk } from "../parts.ts";
import { hintLines } from "./ask-hint.ts";
import { EmojiButton } from "./emoji-button.tsx";
import { errorText } from "./error-text.ts";
import { heedBack } from "./heed-back.ts";
import { keepInside } from "./keep-inside.ts";
import { keepPlace } from "./keep-place.tsx";
import { Limit } from "./limit.tsx";
import { Row, Rows } from "./rows.tsx";
import { saveTranscript } from "./save-transcript.ts";
import { Standing } from "./standing.tsx";
import { ACCEPT, takeFiles } from "./take-files.ts";
import text from "./talk.css?inline";
import { talkModel } from "./talk-model.ts";
import { transcript } from "./transcript.ts";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Talk {
  const model = talkModel(first);
  const stopHeeding = heedBack(model);
  const stopKeeping = keepInside(model);
  // Ably's client weighs more than the panel: nobody fetches it before a human is asked for, and nobody whose relay has no use for it.
  const stopWanting = effect(() => {
    const { site, human, lent } = model.chat;
    if (site.value?.realtime === "ably" && human.value.type !== "none") model.ably.want();
    // Whoever is signed in may have conversations elsewhere.
    if (lent.proof.value && model.isOpen.value) model.history.want();
  });
  // In a window of its own, that part makes it fill the window.
  if (model.shell.settings?.["popout"] !== undefined) model.history.want();
  return {
    rows: () => <Rows model={model} />,
    reading: (entries, of) => {
      const earlier = { ...model, earlier: of };
      return transcript(entries).map((item) => <Row key={item.key} model={earlier} item={item} isFresh={false} />);
    },
    askHint: () => hintLines(model),
    standing: () => {
      const { type } = model.bar.value;
      return type === "ask" ? null : <Standing model={model} />;
    },
    face: () => {
      const human = model.chat.human.value;
      return human.type === "talking" ? model.picture(human.agent.id) : null;
    },
    notice: () => {
      const error = model.chat.notice.value;
      return error && errorText(error, model.words);
    },
    keepPlace: (box) => keepPlace(model, box),
    saveTranscript: () => saveTranscript(model),
    take: (event) => takeFiles(model, event),
    accept: ACCEPT,
    limit: (left) => <Limit model={model} left={left} />,
    emoji: () => <EmojiButton model={model} />,
    stop() {
      stopHeeding();
      stopKeeping();
      stopWanting();
    },
  };
}
