// The panel for those who bundle: their bundler finds the later parts, and fetches them.
import type { Backend } from "@handrail/core";
import { chooseLocale } from "@handrail/protocol/locale";
import { wishes, type EarlyLocale, type Locale } from "../locales/locale.ts";
import type { PanelModule } from "../shell.ts";
import type { PartModules, Parts, PartSource } from "./parts.ts";
import type { Texts } from "./texts/rewording.ts";
import { panelFor, panelModule, type Core } from "./start-panel.ts";

const PARTS: { readonly [Name in keyof Parts]: () => Promise<PartModules[Name]> } = {
  talk: () => import("./talk/talk-part.tsx"),
  forms: () => import("./forms/forms-part.tsx"),
  rich: () => import("./rich/rich-part.tsx"),
  files: () => import("./files/files-part.tsx"),
  alerts: () => import("./alerts/alerts-part.ts"),
  history: () => import("./history/history-part.tsx"),
  context: () => import("./context/context-part.ts"),
  ably: () => import("./ably/ably-part.ts"),
  emoji: () => import("./emoji/emoji-part.tsx"),
};

/** The later parts, each a chunk of the bundle. */
export const bundledParts: PartSource = (name) => PARTS[name]();

const bundledCore = (): Promise<Core> => import("@handrail/core");

declare global {
  interface ImportMeta {
    /** Vite's: each module that matches, by its path, fetched when it is called. */
    glob<Module>(patterns: readonly string[]): Readonly<Record<string, () => Promise<Module>>>;
  }
}

/** What a bundled panel is made with. */
export interface BundledPanelOptions {
  readonly wish?: string | undefined;
  readonly texts?: Texts | string | undefined;
  readonly backend?: Backend | undefined;
}

/**
 * The panel in the visitor's language, `wish` first; in English when its words cannot be had. `texts`: the page's own words. `backend`: the
 * authority, unless it is the shell's relay.
 */
export async function bundledPanel({ wish, texts, backend }: BundledPanelOptions): Promise<PanelModule> {
  const locales = import.meta.glob<Locale>(["../locales/*/index.ts"]);
  const pathOf = (tag: string): string => `../locales/${tag}/index.ts`;
  const known = Object.keys(locales).map((path) => path.split("/").at(-2) ?? "");
  const reword = texts && (await import("./texts/rewording.ts").then((part) => part.rewording(texts), unchanged));
  const inOwnWords = (locale: EarlyLocale | null): EarlyLocale | null => (reword ? reword(locale) : locale);
  const fetchLocale = async (...more: readonly string[]): Promise<EarlyLocale | null> =>
    inOwnWords((await locales[pathOf(chooseLocale([...more, wish, ...wishes()], known))]?.()) ?? null);
  const core = async (): Promise<Core> => {
    const own = await bundledCore();
    return backend ? { ...own, relay: () => backend } : own;
  };
  const locale = await fetchLocale().catch(() => inOwnWords(null));
  return panelModule((shell) => panelFor(shell, { source: bundledParts, core, locale, fetchLocale }));
}

// The page's own words have not come: the panel has its own.
const unchanged = (): null => null;
