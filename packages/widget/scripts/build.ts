// Builds the package: the panel's later parts, the panel that knows their names, the loader that knows the panel's hash, then the
// module for npm and its types.
//
//   dist/handrail.js             the script tag's loader, one classic script
//   dist/widget/panel.js         the panel, one module; the loader asks for it as panel.js?v=<hash>
//   dist/widget/core.js          what the panel does things with, asked for by it as core.js?v=<hash>
//   dist/widget/talk-<hash>.js   a later part of it, one module each, fetched when it is first needed
//   dist/widget/locale-nb.js     the first part's words in a language, fetched with the panel as locale-nb.js?v=<hash>
//   dist/widget/locale-nb-later.js   the later parts' words, fetched with the first of them
//   dist/widget/own-words.js     says a language in a page's own words, fetched with the panel where the snippet has some
//   dist/widget/emoji-nb.json    what the emoji are called in a language
//   dist/widget/pinned-<hash>.js the loader for pages that say which build they want, with dist/widget/panel-pinned-<hash>.js
//   dist/pinned.json             its address and its hash, for the snippet
//   dist/widget/greet.js         the greeting, one classic script, for pages that want one
//   dist/index.js                mount(), for those who bundle; its dependencies stay imports
//   dist/element.js              <handrail-chat>, for the same
//   dist/greet.js                the greeting, for the same
//   dist/rich-text.js            a bot's Markdown as safe nodes, for those who draw it themselves
//
// The panel's address keeps its name and carries its hash as a query: it may be cached for good, and a loader from an older
// cache still finds a panel. No module imports another one, so a retry at another query finds everything once.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { buildCore, buildLocale, buildOwnWords, buildPart, exportsOf, lendAsList, PARTS, WORDS } from "./parts.ts";
import { common, EAGER, served, target } from "./vite-options.ts";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(here, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "widget"), { recursive: true });

// One hash for all of them: two files for each language, and what says them in a page's own words; only one name of them in the panel.
const tags = readdirSync(join(here, "src/locales"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "en")
  .map(({ name }) => name);
let allWords = "";
for (const tag of tags) {
  for (const [name, parts] of [
    [tag, WORDS.first],
    [`${tag}-later`, WORDS.later],
  ] as const) {
    const code = await buildLocale(tag, parts);
    writeFileSync(join(dist, "widget", `locale-${name}.js`), code);
    allWords += code;
  }
  cpSync(join(here, `src/panel/emoji/names/${tag}.json`), join(dist, "widget", `emoji-${tag}.json`));
}
const ownWords = await buildOwnWords();
writeFileSync(join(dist, "widget/own-words.js"), ownWords);
allWords += ownWords;

const lent = await exportsOf("src/panel/kit.ts");
// One hash for all of them, too: what is lent is told apart by its place in a list, so a panel may only meet parts that were built with it.
const parts = new Map<string, string>();
for (const [name, entry] of Object.entries(PARTS)) parts.set(name, await buildPart(entry, lent));
const partsHash = hashOf([...parts.values()].join());
for (const [name, code] of parts) writeFileSync(join(dist, "widget", `${name}-${partsHash}.js`), code);

const core = await buildCore();
writeFileSync(join(dist, "widget/core.js"), core);

// Twice: as every page has it, and with the hashes of all that is beside it.
const integrities = Object.fromEntries(
  readdirSync(join(dist, "widget"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, integrityOf(readFileSync(join(dist, "widget", name)))]),
);
const panel = await buildPanel("panel.js", null);
const pinnedPanel = await buildPanel("panel-pinned.js", integrities);

await buildScript("src/loader/script.ts", "handrail.js", {
  PANEL_PATH: JSON.stringify(`widget/panel.js?v=${hashOf(panel)}`),
  PINNED: "null",
});
await buildScript("src/greet/script.ts", "widget/greet.js", {});
await buildScript("src/loader/script.ts", "widget/pinned.js", {
  PANEL_PATH: "null",
  PINNED: JSON.stringify({ file: nameByHash("panel-pinned.js"), integrity: integrityOf(pinnedPanel) }),
});
const integrity = integrityOf(readFileSync(join(dist, "widget/pinned.js")));
writeFileSync(join(dist, "pinned.json"), JSON.stringify({ src: `widget/${nameByHash("pinned.js")}`, integrity }));

await build({
  ...common,
  build: {
    target,
    outDir: dist,
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: {
        index: "src/index.ts",
        element: "src/element.ts",
        greet: "src/greet/greeting.ts",
        "rich-text": "src/rich-text/rich-text.ts",
      },
      formats: ["es"],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      external: /^(preact|@preact|@handrail|dompurify|marked)(\/|$)/,
      output: { chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});

execFileSync(process.execPath, [join(here, "../../node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: here,
  stdio: "inherit",
});

async function buildPanel(name: string, hashes: Readonly<Record<string, string>> | null): Promise<Uint8Array> {
  await build({
    ...served(lendAsList(lent)),
    define: {
      CORE_HASH: JSON.stringify(hashOf(core)),
      PARTS_HASH: JSON.stringify(partsHash),
      LOCALES: JSON.stringify(tags.join(" ")),
      LOCALES_QUERY: JSON.stringify(`?v=${hashOf(allWords)}`),
      INTEGRITIES: JSON.stringify(hashes),
    },
    build: {
      target,
      outDir: join(dist, "widget"),
      emptyOutDir: false,
      modulePreload: false,
      lib: { entry: "src/panel/served-panel.ts", formats: ["es"], fileName: () => name },
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: { minify: true, comments: false, codeSplitting: false, postBanner: EAGER },
      },
    },
  });
  return readFileSync(join(dist, "widget", name));
}

async function buildScript(entry: string, file: string, define: Readonly<Record<string, string>>): Promise<void> {
  await build({
    ...served(),
    define,
    build: {
      target,
      outDir: dist,
      emptyOutDir: false,
      lib: { entry, formats: ["iife"], name: "handrail", fileName: () => file },
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
}

function nameByHash(name: string): string {
  const path = join(dist, "widget", name);
  const named = name.replace(".js", `-${hashOf(readFileSync(path))}.js`);
  renameSync(path, join(dist, "widget", named));
  return named;
}

function integrityOf(content: string | Uint8Array): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}
