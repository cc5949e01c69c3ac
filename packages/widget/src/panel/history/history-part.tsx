// The history part: a new conversation, and those before it. Fetched with the menu, or when a conversation has ended.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import { ConfirmSheet } from "../forms/confirm-sheet.tsx";
import { effect } from "../kit.ts";
import type { Model } from "../model.ts";
import type { Earlier } from "../parts.ts";
import { EarlierList } from "./earlier-list.tsx";
import text from "./history.css?inline";
import { historyModel, type Opened } from "./history-model.ts";
import { ReadingView } from "./reading-view.tsx";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Earlier {
  const model = historyModel(first);
  const { chat, words, format, sheet, opened, history, isClosed } = model;
  const begin = (): void => void model.change(history.startOver);
  const start = (): void => {
    if (isClosed.value) begin();
    else sheet.value = "start";
  };
  const close = (): void => {
    sheet.value = "none";
  };
  const stops = [
    history.stop,
    // What becomes of a request is shown in the present conversation (HG1).
    chat.human.subscribe(() => {
      if (sheet.peek() === "start" || sheet.peek() === "earlier") close();
    }),
    effect(() => {
      if (sheet.value !== "earlier") opened.value = null;
      else if (history.earlier.value.length === 0 && !opened.value) close();
    }),
  ];

  // What can be done about the one that is read.
  const acts = ({ earlier, reading, isErasing }: Opened) => {
    if (isErasing) {
      const { eraseTitle: title, eraseText, eraseYes: yes, eraseNo: no } = words;
      const act = (): void => {
        opened.value = null;
        void history.erase(earlier);
      };
      const leave = (): void => void (opened.value &&= { ...opened.value, isErasing: false });
      return <ConfirmSheet ask={{ title, text: eraseText, yes, no, act }} close={leave} />;
    }
    return (
      <div class="sheet">
        <div class="acts">
          {reading?.type === "failed" && (
            <button type="button" onClick={() => model.open(earlier)}>
              {words.tryAgain}
            </button>
          )}
          {reading?.type === "read" && model.canLeave() && (
            <button type="button" class="main" onClick={() => void model.change(() => history.goOn(earlier))}>
              {words.goOn}
            </button>
          )}
          {reading?.type !== "erased" && (
            <button type="button" onClick={() => (opened.value = { earlier, reading, isErasing: true })}>
              {words.eraseChat}
            </button>
          )}
        </div>
      </div>
    );
  };

  return {
    menu: () => [
      ...(model.canStart() ? [[words.startNew, start] as const] : []),
      ...(history.earlier.value.length > 0 ? [[words.earlier, () => (sheet.value = "earlier")] as const] : []),
    ],
    view() {
      if (sheet.value !== "earlier") return null;
      return opened.value ? <ReadingView model={model} opened={opened.value} /> : <EarlierList model={model} />;
    },
    sheet(asked) {
      if (asked === "earlier") return opened.value ? acts(opened.value) : <></>;
      const { startTitle: title, startText, startYes: yes, back: no } = words;
      const ask = { title, text: format.say(startText, { earlier: words.earlier }), yes, no, act: begin };
      return model.canStart() ? <ConfirmSheet ask={ask} close={close} /> : null;
    },
    startButton: () =>
      model.canStart() && (
        <button type="button" class="start" onClick={start}>
          {words.startNew}
        </button>
      ),
    stop: () => stops.forEach((stop) => stop()),
  };
}
