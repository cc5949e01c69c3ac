// The history part: a new conversation, those before it, and the window of its own. Fetched with the menu, when a conversation has ended,
// and in that window.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../../css.d.ts" />
import { ConfirmSheet } from "../forms/confirm-sheet.tsx";
import { effect } from "../kit.ts";
import type { Model } from "../model.ts";
import type { Earlier } from "../parts.ts";
import { EarlierList } from "./earlier-list.tsx";
import text from "./history.css?inline";
import alone from "./alone.css?inline";
import { AsideView } from "./aside-view.tsx";
import { historyModel, type Opened } from "./history-model.ts";
import { popout } from "./popout.ts";
import { ReadingView } from "./reading-view.tsx";

/** Its styles. */
export const css = text;

/** The part, for one panel. */
export function create(first: Model): Earlier {
  const model = historyModel(first);
  const { chat, shell, words, format, sheet, opened, history, isClosed, isOpen, siteName, draft } = model;
  const out = popout(() => ({
    shell,
    title: format.say(words.chatWith, { site: siteName.value }),
    locale: words.locale,
  }));
  const isAlone = shell.settings?.["popout"] !== undefined;
  if (isAlone) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(alone);
    shell.root.adoptedStyleSheets = [...shell.root.adoptedStyleSheets, sheet];
  }
  const begin = (): void => void model.change(history.startOver);
  const start = (): void => {
    if (isClosed.value) begin();
    else sheet.value = "start";
  };
  const close = (): void => {
    sheet.value = "none";
  };
  const popOut = (): void => {
    if (out.show()) model.close();
  };
  let wasOut = false;
  let wasAside = false;
  const stops = [
    history.stop,
    out.stop,
    effect(() => {
      if (!isOpen.value || !chat.lent.proof.value) return;
      const find = (): void => void history.find(() => draft.peek() === "");
      // HG13: what is found is kept here. A panel that the page has opened waits until the visitor does something in it.
      if (navigator.userActivation?.isActive !== false) return find();
      const once = new AbortController();
      const touched = (): void => {
        once.abort();
        find();
      };
      for (const act of ["pointerdown", "keydown"]) shell.root.addEventListener(act, touched, { signal: once.signal });
      return () => once.abort();
    }),
    // The window is closed by its panel's own cross.
    effect(() => {
      if (isAlone && !isOpen.value) window.close();
    }),
    // Comes back when the window closes; while it is there, its way is all that the panel shows besides the human button.
    effect(() => {
      const isOut = out.isOut.value;
      if (wasOut && !isOut) {
        close();
        isOpen.value = true;
        shell.onOpenChange(true);
      }
      wasOut = isOut;
    }),
    effect(() => {
      const isAside = out.isOut.value && isOpen.value === true;
      if (isAside && !wasAside) sheet.value = "aside";
      else if (isAside && sheet.value === "none") model.close();
      wasAside = isAside;
    }),
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
      ...(out.isPossible && !out.isOut.value ? [[words.popOut, popOut] as const] : []),
    ],
    view() {
      if (out.isOut.value) return <AsideView model={model} window={out} />;
      if (sheet.value !== "earlier") return null;
      return opened.value ? <ReadingView model={model} opened={opened.value} /> : <EarlierList model={model} />;
    },
    sheet(asked) {
      if (asked === "aside") return <></>;
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
