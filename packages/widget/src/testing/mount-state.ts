// Puts the widget on a page with a chat that is set by hand, in any state and language, and with parts that do not come. No relay is asked.
import { chooseLocale } from "@handrail/protocol/locale";
import type { Locale } from "../locales/locale.ts";
import { createLauncher, type Launcher } from "../loader/launcher.ts";
import { bundledParts } from "../panel/bundled-panel.ts";
import type { PartSource } from "../panel/parts.ts";
import { runPanel } from "../panel/run-panel.tsx";
import { fakeChat, type FakeChat } from "./fake-chat.ts";
import { STATES } from "./states.ts";

const FRAMES_MAX = 300;

const LOCALES = import.meta.glob<Locale>(["../locales/*/index.ts"]);

/** Every state, by name; `welcome` is the first. */
export const STATE_NAMES: readonly string[] = Object.keys(STATES);

/** The tags of all languages, English first. */
export const LOCALE_TAGS: readonly string[] = [
  "en",
  ...Object.keys(LOCALES).flatMap((path) => path.split("/").at(-2) ?? []),
];

/** What does not come. */
export type Missing = "nothing" | "panel" | "parts";

/** What is shown. */
export interface MountStateOptions {
  /** One of {@link STATE_NAMES}; anything else is the first state. */
  readonly state: string;
  /** One of {@link LOCALE_TAGS}; English for anything else. */
  readonly locale: string;
  readonly label?: string;
  readonly missing?: Missing;
  /** How long each file takes to come, ms. */
  readonly delayMs?: number;
}

/** A widget that talks to nobody. */
export interface MountedState extends Launcher {
  /** Its chat, once the panel has been opened and stands in its state. */
  chat(): FakeChat | null;
  /** Whether nothing of it is being fetched. What has come may want more at its next drawing. */
  isStill(): boolean;
}

/** Mounts it, closed. */
export function mountState({
  state,
  locale,
  label,
  missing = "nothing",
  delayMs = 0,
}: MountStateOptions): MountedState {
  let chat: FakeChat | null = null;
  let fetching = 0;
  const come = async (isMissing: boolean): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (isMissing) throw new Error("does not come, as was asked for");
  };
  const source: PartSource = async (name, attempt) => {
    fetching += 1;
    try {
      await come(missing === "parts");
      return await bundledParts(name, attempt);
    } finally {
      fetching -= 1;
    }
  };
  const launcher = createLauncher({
    relay: location.origin,
    site: "playground",
    settings: { phone: "+47 55 55 01 20", email: "help@fjord.example" },
    label: () => label,
    async loadPanel() {
      await come(missing === "panel");
      const words = await LOCALES[`../locales/${chooseLocale([locale], LOCALE_TAGS)}/index.ts`]?.();
      return {
        startPanel(shell) {
          const made = (STATES[state] ?? fakeChat)();
          void press(shell.root, made.steps).then(() => (chat = made));
          return runPanel({ shell: { ...shell, keepAlive: () => {} }, chat: made, source, locale: words ?? null });
        },
      };
    },
  });
  return { ...launcher, chat: () => chat, isStill: () => fetching === 0 };
}

// Each as soon as it is there; what does not come is not waited for any longer than a visitor would.
async function press(root: ShadowRoot, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    for (let frame = 0; frame < FRAMES_MAX && !root.querySelector(step); frame += 1) {
      await new Promise(requestAnimationFrame);
    }
    root.querySelector<HTMLElement>(step)?.click();
  }
}
