// Builds a later part of the panel as a module that imports nothing: what the panel has already is lent to it when it begins.
import { resolve } from "node:path";
import { build, type Plugin } from "vite";
import { common, EAGER, served, target } from "./vite-options.ts";

/** The parts and their entries. */
export const PARTS = {
  talk: "src/panel/talk/talk-part.tsx",
  forms: "src/panel/forms/forms-part.tsx",
  rich: "src/panel/rich/rich-part.tsx",
  files: "src/panel/files/files-part.tsx",
  alerts: "src/panel/alerts/alerts-part.ts",
  history: "src/panel/history/history-part.tsx",
  context: "src/panel/context/context-part.ts",
  ably: "src/panel/ably/ably-part.ts",
  emoji: "src/panel/emoji/emoji-part.tsx",
} as const;

const KIT = resolve(common.root ?? "", "src/panel/kit.ts");
/** Whatever a part would import from one of these, the panel lends it; what the panel has no use for comes along with the part. */
const LENT = /^(?:preact|@preact|@handrail)(?:\/(?!core\/\w|protocol\/(?:context|transcript))|$)/;

/**
 * The part's code: its one import becomes what it is lent, its exports what it gives.
 *
 * @throws When the part needs something that the kit does not lend.
 */
export async function buildPart(entry: string, lent: readonly string[]): Promise<string> {
  return begin(entry, lent, (await chunkOf(entry, [lendKit])).code);
}

/** Core's code, with what the panel lends it: signals, of which there may be one library on a page. The list is an agreement: it only grows. */
export async function buildCore(): Promise<string> {
  const entry = "src/panel/served-core.ts";
  return `${EAGER}\n${begin(entry, ["batch", "signal"], (await chunkOf(entry, [lendSignals])).code)}`;
}

function begin(entry: string, lent: readonly string[], built: string): string {
  const code = built.trim();
  const [, taken, body, given] = /^import\{([^}]*)\}from["'`]kit["'`];(.*)export\{([^}]*)\};?$/s.exec(code) ?? [];
  if (taken === undefined || body === undefined || given === undefined || /\bimport\b/.test(body)) {
    throw new Error(`${entry}: the build did not come to one import of the kit and one list of exports.`);
  }
  const missing = renamed(taken).filter(([name]) => !lent.includes(name));
  if (missing.length > 0) throw new Error(`${entry}: src/panel/kit.ts does not lend ${missing.join(", ")}.`);
  const locals = new Map(renamed(taken));
  const wants = lent.map((name) => locals.get(name) ?? "");
  const gives = renamed(given).map(([local, name]) => `${name}:${local}`);
  return `export const begin=([${wants.join(",").replace(/,+$/, "")}])=>{${body}return{${gives.join(",")}}};\n`;
}

/** Makes the panel lend its kit as a list, in the order of `lent`: no name of it need reach the page. */
export function lendAsList(lent: readonly string[]): Plugin {
  const names = lent.join(", ");
  return {
    name: "lend-as-list",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/served-panel.ts")) return null;
      const asList = code.replace("import * as kit", `const kit = [${names}];\nimport { ${names} }`);
      if (asList === code) throw new Error(`${id}: it does not import the kit as a whole.`);
      return asList;
    },
  };
}

// `Act as e,live` → [["Act", "e"], ["live", "live"]]
function renamed(list: string): readonly (readonly [from: string, to: string])[] {
  return list.split(",").map((item) => {
    const [from = "", to = from] = item.trim().split(/\s+as\s+/);
    return [from, to];
  });
}

/** The words that come with the panel, and those that come with the first of its later parts. */
export const WORDS = { first: ["first"], later: ["talk", "forms", "rich", "files", "history"] } as const;

/** The words of a language for these parts, as a module that imports nothing. */
export async function buildLocale(tag: string, parts: readonly string[]): Promise<string> {
  const entry = `src/locales/${tag}/index.ts`;
  const code = parts.map((part) => `export { ${part} } from "./${part}.ts";`).join("");
  const wordsOfParts: Plugin = {
    name: "words-of-parts",
    enforce: "pre",
    transform: (_code, id) => (id.endsWith(entry) ? code : null),
  };
  return (await chunkOf(entry, [wordsOfParts])).code;
}

/** What says a language in a page's own words, as a module that imports nothing. */
export async function buildOwnWords(): Promise<string> {
  return (await chunkOf("src/panel/texts/own-words.ts", [])).code;
}

/** The names that a module exports. */
export async function exportsOf(entry: string): Promise<readonly string[]> {
  return (await chunkOf(entry, [])).exports;
}

const lendKit: Plugin = {
  name: "lend-kit",
  enforce: "pre",
  async resolveId(id, importer) {
    if (LENT.test(id)) return { id: "kit", external: true };
    const found = importer ? await this.resolve(id, importer, { skipSelf: true }) : null;
    return found?.id === KIT ? { id: "kit", external: true } : null;
  },
};

const lendSignals: Plugin = {
  name: "lend-signals",
  enforce: "pre",
  resolveId: (id) => (id === "@preact/signals-core" ? { id: "kit", external: true } : null),
};

async function chunkOf(entry: string, plugins: Plugin[]) {
  const made = await build({
    ...served(...plugins),
    build: {
      target,
      write: false,
      lib: { entry, formats: ["es"], fileName: () => "part.js" },
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: { minify: true, comments: false, codeSplitting: false },
      },
    },
  });
  const chunk = (Array.isArray(made) ? made : [])[0]?.output[0];
  if (!chunk) throw new Error(`${entry}: nothing was built.`);
  return chunk;
}
