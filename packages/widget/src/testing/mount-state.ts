// Puts the widget on a page with a chat that is set by hand, in any state and language, and with parts that do not come. No relay is asked.
import { chooseLocale } from "@handrail/protocol/locale";
import { startGreeting } from "../greet/greeting.ts";
import { HUMAN_BUTTON } from "../locales/human-button.ts";
import type { EarlyLocale, Locale } from "../locales/locale.ts";
import { createLauncher, type Launcher } from "../loader/launcher.ts";
import { bundledParts } from "../panel/bundled-panel.ts";
import type { PartSource } from "../panel/parts.ts";
import { runPanel, type RunningPanel } from "../panel/run-panel.tsx";
import type { Shell } from "../shell.ts";
import type { Rewording } from "../panel/texts/rewording.ts";
import { fakeChat, type FakeChat, type Missing } from "./fake-chat.ts";
import { STATES } from "./states.ts";
import { there } from "./there.ts";

const LOCALES = import.meta.glob<Locale>(["../locales/*/index.ts"]);

/** Every state, by name. */
export const STATE_NAMES: readonly string[] = Object.keys(STATES);

/** The tags of all languages, English first. */
export const LOCALE_TAGS: readonly string[] = [
  "en",
  ...Object.keys(LOCALES).flatMap((path) => path.split("/").at(-2) ?? []),
];

/** What is shown. */
export interface MountStateOptions {
  /** One of {@link STATE_NAMES}; anything else is an empty chat. */
  readonly state: string;
  /** One of {@link LOCALE_TAGS}; English for anything else. */
  readonly locale: string;
  /** The human button's words; the language's own unless given. */
  readonly label?: string;
  /** The page's own words. */
  readonly reword?: Rewording;
  /** Where the state itself says nothing of it. */
  readonly missing?: Missing;
  /** How long each file takes to come, ms. */
  readonly delayMs?: number;
}

/** A widget that talks to nobody. */
export interface MountedState extends Launcher {
  /** Its chat, to go on from the state. */
  readonly chat: FakeChat;
  /** Whether it stands as it is to be shown: nothing is being fetched. What has come may want more at its next drawing. */
  isStill(): boolean;
  /** Why it is not quite in its state: a touch screen has no button for emoji, and none for a window of its own. */
  trouble(): string | null;
  /** Changes the panel's language where it stands, and the human button's. */
  speak(locale: string): Promise<void>;
}

/** Mounts it, and opens it unless the state is another one. */
export function mountState({ state, locale, label, reword, missing, delayMs = 0 }: MountStateOptions): MountedState {
  const chat = (STATES[state] ?? fakeChat)();
  const { begin = "open", settings, missing: absent = missing ?? "nothing", greet } = chat.scene;
  let running: { readonly panel: RunningPanel; readonly shell: Shell } | null = null;
  let spoken = locale;
  let fetching = 0;
  let trouble: string | null = null;
  let isThere = begin === "nothing" && !greet;
  const wordsFor = async (tag: string): Promise<EarlyLocale | null> => {
    const words = (await LOCALES[`../locales/${chooseLocale([tag], LOCALE_TAGS)}/index.ts`]?.()) ?? null;
    return reword ? reword(words) : words;
  };
  const labelNow = (): string | undefined => label ?? HUMAN_BUTTON[spoken];
  const come = async (isMissing: boolean): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (isMissing) throw new Error("does not come, as was asked for");
  };
  const source: PartSource = async (name, attempt) => {
    fetching += 1;
    try {
      await come(absent === "parts");
      return await bundledParts(name, attempt);
    } finally {
      fetching -= 1;
    }
  };
  const launcher = createLauncher({
    relay: location.origin,
    site: "playground",
    settings: { phone: "+47 55 55 01 20", email: "help@fjord.example", ...settings },
    label: labelNow,
    async loadPanel() {
      if (absent === "panel" || absent === "panel-yet") isThere = true;
      if (absent === "panel-yet") return new Promise(() => {});
      await come(absent === "panel");
      const words = await wordsFor(locale);
      return {
        startPanel(given) {
          const shell = { ...given, keepAlive: () => {}, takeUnkeptAsk: () => false };
          const panel = runPanel({ shell, chat, source, locale: words });
          running = { panel, shell };
          shell.root.adoptedStyleSheets = [...shell.root.adoptedStyleSheets, atOnce()];
          void doSteps(chat, shell.root)
            .catch((error: unknown) => (trouble = String(error)))
            .then(() => (isThere = true));
          return panel;
        },
      };
    },
  });
  const stopGreeting = startGreeting({ greet, storage: "none" });
  if (greet) void greeted().then(() => (isThere = true));
  if (begin === "open") launcher.open();
  if (begin === "ask") launcher.talkToHuman();
  return {
    ...launcher,
    chat,
    isStill: () => isThere && fetching === 0,
    trouble: () => trouble,
    async speak(tag) {
      spoken = tag;
      const words = await wordsFor(tag);
      if (running) running.shell.label = labelNow() ?? running.shell.label;
      running?.panel.speak(words);
    },
    destroy() {
      stopGreeting();
      launcher.destroy();
      // What was half written is not the next state's.
      sessionStorage.clear();
    },
  };
}

// What is shown only if it lasts, like that the connection comes, is part of its state.
function atOnce(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".late { animation: none !important; }");
  return sheet;
}

// Each as soon as it can be done; what does not come is not waited for any longer than a visitor would.
async function doSteps(chat: FakeChat, root: ShadowRoot): Promise<void> {
  for (const step of chat.steps) {
    if (typeof step !== "string") {
      await step(chat, root);
      continue;
    }
    const button = await there<HTMLElement>(root, step);
    button.click();
  }
}

// It comes a second after the page.
async function greeted(): Promise<void> {
  const before = document.body.children.length;
  while (document.body.children.length === before) await new Promise(requestAnimationFrame);
}
