// The panel of the script tag, one module: its later parts lie beside it on the relay. They import nothing, and are given what they need,
// so that nothing is there twice, whatever query a retry needs: a browser may remember that an address failed.
import { chooseLocale } from "../locales/choose.ts";
import { wishes, type Locale } from "../locales/locale.ts";
import type { Panel, Shell } from "../shell.ts";
import * as kit from "./kit.ts";
import type { PartModules, Parts, PartSource } from "./parts.ts";
import { startPanelWith } from "./start-panel.ts";

/** The name of each part's file, which carries its hash; written in by the build. */
declare const PART_FILES: Readonly<Record<keyof Parts, string>>;

/** The locales that lie beside the panel, with blanks between them, and the query that their addresses carry. */
declare const LOCALES: string;
declare const LOCALES_QUERY: string;

async function fetchLocale(...wish: readonly string[]): Promise<Locale | null> {
  const tag = chooseLocale([...wish, ...wishes()], LOCALES.split(" "));
  const url = import.meta.url.replace(/[^/]*$/, `locale-${tag}.js${LOCALES_QUERY}`);
  return tag === "en" ? null : (import(/* @vite-ignore */ url) as Promise<Locale>);
}

// Before anything is shown: a panel that changed its language before the visitor's eyes would be worse than one in English.
const locale = await fetchLocale().catch(() => null);

/** Starts the panel for the shell's site, closed. */
export function startPanel(shell: Shell): Panel {
  const source: PartSource = async (name, attempt) => {
    const url = `${shell.relay}/widget/${PART_FILES[name]}${attempt ? `?r=${attempt}` : ""}`;
    const { begin } = (await import(/* @vite-ignore */ url)) as { begin(lent: typeof kit): PartModules[typeof name] };
    return begin(kit);
  };
  return startPanelWith(shell, { source, locale, fetchLocale });
}
