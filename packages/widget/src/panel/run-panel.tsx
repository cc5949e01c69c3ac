// Runs the panel of a chat in the loader's shadow root, and keeps the launcher told. Knows not where the chat comes from.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import { effect } from "@preact/signals";
import { render } from "preact";
import type { Chat } from "@handrail/core";
import type { Panel, Shell } from "../shell.ts";
import { launcherStatus } from "./launcher-status.ts";
import { createModel } from "./model.ts";
import css from "./styles/panel.css?inline";
import { App } from "./views/app.tsx";

/** Runs the panel, closed. */
export function runPanel(shell: Shell, chat: Chat): Panel {
  const model = createModel(chat, shell);
  const { root } = shell;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const mountPoint = document.createElement("div");
  root.append(mountPoint);
  render(<App model={model} />, mountPoint);

  let seenSeq = -1;
  const stopStatus = effect(() => {
    const head = chat.conversation.value?.head ?? 0;
    // What was there when the page came is not news.
    if (model.isOpen.value || (seenSeq < 0 && head)) seenSeq = head;
    shell.status(launcherStatus(model, Math.max(0, seenSeq)));
  });
  const stopAlive = effect(() => {
    const isGoingOn = !!chat.conversation.value && !model.isClosed.value;
    shell.keepAlive(
      isGoingOn ||
        // HG14: the next page tells the relay what this one could not.
        chat.erasure.value === "pending" ||
        chat.entries.value.some((entry) => entry.type === "pending" && entry.state !== "refused"),
    );
  });

  // Whoever comes after a logout finds nothing that was half written.
  const stopForgetting = chat.session.subscribe(() => {
    model.draft.value = "";
    model.sheet.value = "none";
  });

  // HG3: core finds an early click on the disk by itself; one that the disk refused is handed over here.
  void chat.open().then(() => (shell.takeUnkeptAsk() ? chat.talkToHuman("button") : null));

  const open = (): void => {
    if (model.isOpen.value) return;
    model.isOpen.value = true;
    shell.onOpenChange(true);
  };
  const close = (): void => {
    if (!model.isOpen.value) return;
    model.isOpen.value = false;
    shell.onOpenChange(false);
  };
  model.close = close;
  return {
    open,
    close,
    talkToHuman() {
      open();
      // HG4: a second click asks for nothing new, it shows where the request stands.
      const { type } = chat.human.value;
      if (type === "none" || type === "refused" || type === "still-want") void chat.talkToHuman("button");
    },
    destroy() {
      stopStatus();
      stopAlive();
      stopForgetting();
      render(null, mountPoint);
      mountPoint.remove();
      chat.stop();
    },
  };
}
