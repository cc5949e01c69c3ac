// Runs the panel of a chat in the loader's shadow root, and keeps the launcher told. Knows not where the chat comes from.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import { effect, signal } from "@preact/signals-core";
import { render } from "preact";
import type { Chat } from "@handrail/core";
import type { EarlyLocale } from "../locales/locale.ts";
import type { Panel, Shell, VisitorContext } from "../shell.ts";
import type { EarlyChat } from "./early-chat.ts";
import { launcherStatus } from "./launcher-status.ts";
import { keepDraft } from "./draft-store.ts";
import css from "./first.css?inline";
import { latePart, type LatePart } from "./late.ts";
import { createModel, type Model } from "./model.ts";
import type { LateParts, PartModule, Parts, PartSource } from "./parts.ts";
import { showStatus } from "./show-status.ts";
import { tellPage } from "./tell-page.ts";
import { App } from "./views/app.tsx";

/** The parts that are needed soon are fetched once the panel has stood open this long. */
const PREFETCH_MS = 1_000;

/** What a panel is run with. */
export interface PanelParts {
  readonly shell: Shell;
  readonly chat: Chat;
  /** Where the chat has come before its core: the core, which the later parts wait for. */
  readonly early?: Pick<EarlyChat, "core" | "isHere">;
  readonly source: PartSource;
  /** The visitor's language; English where it is left out. */
  readonly locale?: EarlyLocale | null;
}

/** A panel that runs. */
export interface RunningPanel extends Panel {
  /** Changes its language where it stands: the draft, the place and the focus stay. */
  speak(locale: EarlyLocale | null): void;
  /** What the page says of the visitor's errand; `null`: nothing more. */
  know(said: VisitorContext | null): void;
}

/** Runs the panel, closed. */
export function runPanel({ shell, chat, source, early = wholeOf(chat), locale = null }: PanelParts): RunningPanel {
  const { root } = shell;
  const { core, isHere } = early;
  const adopt = (text: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  const late = <Name extends keyof Parts>(name: Name): LatePart<Parts[Name]> => {
    const begin = ({ css: text, create }: PartModule<Parts[Name]>): Parts[Name] => {
      adopt(text);
      return create(model);
    };
    return latePart((attempt) => {
      const got = source(name, attempt);
      return got instanceof Promise ? Promise.all([got, isHere]).then(([module]) => begin(module)) : begin(got);
    });
  };
  const parts: LateParts = {
    talk: late("talk"),
    forms: late("forms"),
    rich: late("rich"),
    files: late("files"),
    alerts: late("alerts"),
    emoji: late("emoji"),
    history: late("history"),
    context: late("context"),
    ably: late("ably"),
  };
  const { talk, alerts, context } = parts;
  const model: Model = createModel(chat, shell, { ...parts, core, isHere, locale });
  adopt(css);
  const mountPoint = document.createElement("div");
  root.append(mountPoint);
  render(<App model={model} />, mountPoint);

  const { unreadTitle, sound } = shell.settings ?? {};
  if ((unreadTitle ?? sound) !== undefined) alerts.want();
  const show = showStatus(shell);
  let seenSeq = -1;
  const isRead = signal(false);
  const stops = [
    effect(() => {
      const head = chat.conversation.value?.head ?? 0;
      // What was there when the page came is not news.
      if (model.isOpen.value || (seenSeq < 0 && head)) seenSeq = head;
      show(launcherStatus(model, Math.max(0, seenSeq)));
    }),
    tellPage(model),
    effect(() => {
      // Before that nobody knows.
      if (!isRead.value) return;
      const isGoingOn = !!chat.conversation.value && !model.isClosed.value;
      shell.keepAlive(
        isGoingOn ||
          // HG14: the next page tells the relay what this one could not.
          chat.erasure.value === "pending" ||
          chat.entries.value.some((entry) => entry.type === "pending" && entry.state !== "refused"),
      );
    }),
    // Also while it is closed: whoever opens it finds the conversation whole.
    effect(() => {
      if (model.isTalking.value) talk.want();
    }),
    // Whoever comes after a logout finds nothing that was half written.
    chat.session.subscribe(() => {
      model.draft.value = "";
      model.chosen.value = [];
      model.sheet.value = "none";
    }),
  ];
  let prefetch: ReturnType<typeof setTimeout> | undefined;
  const each = Object.values(parts);
  const retry = (): void => each.forEach((part) => part.retry());
  addEventListener("online", retry);

  const opened = chat.open();
  // HG3: core finds an early click on the disk by itself; one that the disk refused is handed over here.
  void opened.then(() => {
    isRead.value = true;
    if (shell.takeUnkeptAsk()) void chat.talkToHuman("button");
  });
  stops.push(keepDraft(model, opened));

  const open = (): void => {
    if (model.isOpen.value) return;
    model.isOpen.value = true;
    shell.onOpenChange(true);
    // Whoever has opened the panel is likely to say something, and its answer should find everything there.
    prefetch ??= setTimeout(talk.want, PREFETCH_MS);
  };
  const close = (): void => {
    if (!model.isOpen.value) return;
    model.isOpen.value = false;
    shell.onOpenChange(false);
  };
  model.close = close;
  return {
    speak: model.speak,
    know(said) {
      model.said.value = said;
      if (said) context.want();
    },
    open,
    close,
    talkToHuman() {
      open();
      // HG4: a second click asks for nothing new, it shows where the request stands.
      if (chat.human.value.type !== "talking") void chat.talkToHuman("button");
    },
    destroy() {
      clearTimeout(prefetch);
      removeEventListener("online", retry);
      for (const late of each) {
        late.stop();
        late.part?.stop?.();
      }
      stops.forEach((stop) => stop());
      render(null, mountPoint);
      mountPoint.remove();
      chat.stop();
    },
  };
}

function wholeOf(chat: Chat): Pick<EarlyChat, "core" | "isHere"> {
  const core = latePart(() => chat);
  core.want();
  return { core, isHere: Promise.resolve() };
}
