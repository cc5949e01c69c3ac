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

/** What stands for the question of the visitor's system, where the page has answered it. */
const SCHEMES: Readonly<Record<string, string>> = { light: "not all", dark: "all" };

/** What a panel is run with. */
export interface PanelParts {
  readonly shell: Shell;
  readonly chat: Chat;
  /** The chat's core, which the later parts wait for. */
  readonly early: Pick<EarlyChat, "core" | "isHere">;
  readonly source: PartSource;
  /** The visitor's language; English where it is left out. */
  readonly locale?: EarlyLocale | null;
}

/** A panel. */
export interface RunningPanel extends Panel {
  /** Changes its language where it stands: the draft, the place and the focus stay. */
  speak(locale: EarlyLocale | null): void;
  /** What the page says of the visitor's errand; `null`: nothing more. */
  know(said: VisitorContext | null): void;
}

/** A panel that is made, and has not begun. Nothing is stored, and nobody asked, before it does (HG13). */
export interface MadePanel extends RunningPanel {
  /** Draws it where it is not seen, so that to open it is only to show it. */
  warm(): void;
  /** Reads what is kept, follows the chat and tells launcher and page. It may be open by then. */
  begin(): void;
}

/** Runs the panel of a chat that has its core, closed. */
export function runPanel(given: Omit<PanelParts, "early">): RunningPanel {
  const core = latePart(() => given.chat);
  const panel = makePanel({ ...given, early: { core, isHere: Promise.resolve() } });
  panel.begin();
  return panel;
}

/** Makes the panel. */
export function makePanel({ shell, chat, source, early, locale = null }: PanelParts): MadePanel {
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
  const mountPoint = document.createElement("div");
  mountPoint.className = "stage";
  const draw = (): void => {
    if (mountPoint.parentNode) return;
    // Before those of the later parts, which have the last word.
    // Light or dark as the page says, else as the visitor's system does.
    const scheme = getComputedStyle(root.host).getPropertyValue("--handrail-scheme").trim();
    adopt(css.replace(/\(prefers-color.*?\)/, SCHEMES[scheme] ?? "$&"));
    root.append(mountPoint);
    render(<App model={model} />, mountPoint);
  };
  const stops = [
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

  let before: Element | null = null;
  const open = (): void => {
    if (model.isOpen.value) return;
    before = root.activeElement ?? document.activeElement;
    model.isOpen.value = true;
    draw();
    shell.onOpenChange(true);
    // Whoever has opened the panel is likely to say something, and its answer should find everything there.
    prefetch ??= setTimeout(talk.want, PREFETCH_MS);
  };
  const close = (): void => {
    if (!model.isOpen.value) return;
    // A page that closes the panel moves nobody who is elsewhere.
    const isInside = !!root.activeElement;
    model.isOpen.value = false;
    shell.onOpenChange(false);
    // Back to what had it, or to the launcher, where that takes none.
    if (!isInside) return;
    root.querySelector<HTMLElement>(".bubble")?.focus();
    (before as HTMLElement | null)?.focus();
  };
  model.close = close;
  const begin = (): void => {
    model.isOpen.value ??= false;
    draw();
    const { unreadTitle, sound } = shell.settings ?? {};
    if ((unreadTitle ?? sound) !== undefined) alerts.want();
    const show = showStatus(shell);
    const isRead = signal(false);
    core.want();
    const opened = chat.open();
    stops.push(
      effect(() => show(launcherStatus(model))),
      effect(() => {
        if (isRead.value) chat.look(!!model.isOpen.value);
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
      keepDraft(model, opened),
    );
    addEventListener("online", retry);
    // HG3: core finds an early click on the disk by itself; one that the disk refused is handed over here.
    void opened.then(() => {
      isRead.value = true;
      if (shell.takeUnkeptAsk()) void chat.talkToHuman("button");
    });
  };
  return {
    warm() {
      model.isOpen.value ||= null;
      draw();
    },
    begin,
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
