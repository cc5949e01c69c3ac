// Puts a chat with the shell's relay and a panel on it together. Where the later parts come from is its caller's business.
import type { createChat, relay, StorageKind } from "@handrail/core";
import { siteId } from "@handrail/protocol";
import type { EarlyLocale } from "../locales/locale.ts";
import type { Panel, PanelModule, Shell, VisitorCall } from "../shell.ts";
import { earlyChat } from "./early-chat.ts";
import { pageLanguage } from "./page-language.ts";
import { pageVisitor } from "./page-visitor.ts";
import { painted } from "./painted.ts";
import type { PartSource } from "./parts.ts";
import { makePanel } from "./run-panel.tsx";
import { tellObstructed } from "./tell-obstructed.ts";

/** Where everything comes from that a panel needs besides itself. */
export interface PanelSources {
  readonly source: PartSource;
  /** What the chat is made with. `attempt` counts from 0. */
  core(attempt: number): Promise<Core>;
  /** The words that it begins with; `null` for English. */
  readonly locale: EarlyLocale | null;
  /** The words of another language, or of the page's where there are none of that one. */
  fetchLocale(wish: string): Promise<EarlyLocale | null>;
}

/** Of core, what a panel begins with. It is cached apart from the panel: this, and what it gives, only grows. */
export interface Core {
  readonly createChat: typeof createChat;
  readonly relay: typeof relay;
}

/** A panel that waits to be started. */
export interface WaitingPanel {
  readonly shell: Shell;
  /** Draws it, unseen. */
  warm(): void;
  /** Starts it, closed. */
  start(): Panel;
}

/** What a loader is given: the panel that it has made ready is the one that it starts. */
export function panelModule(make: (shell: Shell) => WaitingPanel): Required<PanelModule> {
  let waiting: WaitingPanel | undefined;
  return {
    warm: (shell) => (waiting = make(shell)).warm(),
    startPanel: (shell) => (waiting?.shell === shell ? waiting : make(shell)).start(),
  };
}

/** Makes the panel for the shell's site. It stores nothing and asks nobody before it is started (HG13). */
export function panelFor(shell: Shell, { source, core, locale, fetchLocale }: PanelSources): WaitingPanel {
  let spoken = locale;
  const visitor = pageVisitor();
  const { chat, ...early } = earlyChat(shell, async (attempt) => {
    const { createChat: create, relay: relayAt } = await core(attempt);
    // What that has taken to be read, and to make a chat with it, are two tasks.
    await new Promise((resolve) => setTimeout(resolve));
    return (signals) =>
      create({
        signals,
        identify: visitor.provide,
        storage: shell.settings?.["storage"] as StorageKind | undefined,
        // oxlint-disable-next-line eslint/no-console -- for whoever builds the page: the visitor can do nothing about it
        onIdentityRefused: (error) => console.warn("Handrail:", error),
        backend: relayAt({ url: shell.relay, site: siteId(shell.site) }),
        opening: () => ({
          page: { url: location.href, title: document.title },
          locale: spoken?.first.locale ?? navigator.language,
        }),
      });
  });
  const panel = makePanel({ shell, chat, early, source, locale });
  const setLocale = pageLanguage(fetchLocale, (next) => panel.speak((spoken = next)));
  const tell = (call: VisitorCall): void => {
    if (call[0] === "setLocale") return setLocale(call[1]);
    if (call[0] === "obstructed") return tellObstructed(shell);
    // What was said of a visitor who leaves is not said of the next one.
    if (call[0] !== "identify") panel.know(call[0] === "setContext" ? call[1] : null);
    visitor.tell(chat, call);
  };
  // Made, drawn and begun in a task each, so that none keeps a slow phone from what else is pressed. What nobody sees begins last: to
  // make a chat takes as long as to draw the panel.
  const made = new Promise((resolve) => setTimeout(resolve));
  let isWanted = false;
  let isGone = false;
  return {
    shell,
    warm: () => void made.then(panel.warm),
    start() {
      shell.told?.forEach(tell);
      void made.then(painted).then(() => isGone || panel.begin());
      return {
        ...panel,
        tell,
        open() {
          isWanted = true;
          void made.then(() => isWanted && panel.open());
        },
        close() {
          isWanted = false;
          panel.close();
        },
        destroy() {
          isWanted = false;
          isGone = true;
          panel.destroy();
        },
      };
    },
  };
}
