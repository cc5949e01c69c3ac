// The panel of the script tag, one module: its later parts lie beside it on the relay. They import nothing, and are given what they need,
// so that nothing is there twice, whatever query a retry needs: a browser may remember that an address failed.
import { chooseLocale } from "@handrail/protocol/locale";
import { snippet, wishes, type EarlyLocale, type FirstLocale, type LaterLocale } from "../locales/locale.ts";
import { importPinned } from "../loader/import-pinned.ts";
import type { Shell } from "../shell.ts";
import { coreKit } from "./core-kit.ts";
import * as kit from "./kit.ts";
import type { PartModules, PartSource } from "./parts.ts";
import type { OwnWords } from "./texts/own-words.ts";
import { panelFor, panelModule, type Core, type WaitingPanel } from "./start-panel.ts";

/** The hash in the name of every part's file; written in by the build. */
declare const PARTS_HASH: string;

/** The locales that lie beside the panel, with blanks between them, and the query that their addresses carry. */
declare const LOCALES: string;
declare const LOCALES_QUERY: string;

/** The hash of core's file; it keeps its name, so that a panel from an older cache still finds one. */
declare const CORE_HASH: string;

/** The hashes of all files beside the panel of a pinned build; `null` in the other, of which nothing here is left. */
declare const INTEGRITIES: Readonly<Record<string, string>> | null;

// What lies beside the panel.
const fetchFile = (name: string): Promise<unknown> => {
  const url = new URL(name, import.meta.url).href;
  return INTEGRITIES
    ? importPinned({ url, integrity: INTEGRITIES[name.replace(/\?.*/, "")], policyName: "handrail-pinned-parts" })
    : import(/* @vite-ignore */ url);
};

/** With the number of the attempt behind it. */
const CORE = `core.js?v=${CORE_HASH}&r=`;
// At once, while the words of the visitor's language come. A panel that is started asks again, and hears what became of it.
fetchFile(`${CORE}0`).catch(() => null);

const fetchCore = async (attempt: number): Promise<Core> => {
  const { begin } = (await fetchFile(CORE + attempt)) as {
    begin(lent: readonly unknown[]): Core;
  };
  return begin(coreKit);
};

function tagFor(...wish: readonly string[]): string {
  return chooseLocale([...wish, ...wishes()], LOCALES.split(" "));
}

/** The page's own words for the panel's texts, as JSON. */
const texts = snippet()?.["texts"];

const fetchNamed = (name: string): Promise<unknown> => fetchFile(`${name}.js${LOCALES_QUERY}`);

async function fetchWords<Words>(tag: string): Promise<Words> {
  const name = `locale-${tag}`;
  return (
    texts ? ((await fetchNamed("own-words")) as OwnWords).ownWords(texts, name, fetchNamed) : fetchNamed(name)
  ) as Words;
}

/** English is in the parts; what a page says in its own words is not. */
const isHere = (tag: string): boolean => tag === "en" && !texts;

const laterWords = (tag: string): Promise<LaterLocale> => fetchWords(`${tag}-later`);

async function fetchLocale(wish: string): Promise<EarlyLocale | null> {
  const tag = tagFor(wish);
  if (isHere(tag)) return null;
  const [early, later] = await Promise.all([fetchWords<FirstLocale>(tag), laterWords(tag)]);
  return { ...early, ...later };
}

const tag = tagFor();
/** The later parts' words join it when they come. */
let locale: EarlyLocale | null = null;
let later: Promise<unknown> | undefined;

async function prepare(): Promise<void> {
  // Before anything is shown: a panel that changed its language before the visitor's eyes would be worse than one in English.
  if (!isHere(tag))
    locale = await fetchWords<FirstLocale>(tag).then(
      (words) => ({ ...words }),
      () => null,
    );
}

/** The panel may be started once this has come. A pinned loader waits for it, for WebKit gives a module to whoever imports it second before it has run to its end. */
export const prepared = prepare();
if (!INTEGRITIES) await prepared;

function make(shell: Shell): WaitingPanel {
  const source: PartSource = async (name, attempt) => {
    const file = `${name}-${PARTS_HASH}.js?r=${attempt}`;
    // All of them with the first part that has any; a part whose words do not come speaks English.
    const begun = locale;
    if (begun && name !== "alerts") {
      later ??= laterWords(tag).then(
        (words) => Object.assign(begun, words),
        () => null,
      );
    }
    const { begin } = (await fetchFile(file)) as { begin(lent: typeof kit): PartModules[typeof name] };
    await later;
    return begin(kit);
  };
  return panelFor(shell, { source, core: fetchCore, locale, fetchLocale });
}

/** Starts the panel for the shell's site, closed; `warm` draws it before that, unseen. */
export const { warm, startPanel } = panelModule(make);
