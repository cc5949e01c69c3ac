// Builds the package: the panel, then the loader that knows the panel's hash, then the module for npm and its types.
//
//   dist/handrail.js        the script tag's loader, one classic script
//   dist/widget/panel.js    the panel, one module; the loader asks for it as panel.js?v=<hash>
//   dist/index.js           mount(), for those who bundle; its dependencies stay imports
//   dist/rich-text.js       a bot's Markdown as safe nodes, for those who draw it themselves
//
// The panel's address keeps its name and carries its hash as a query: it may be cached for good, and a loader from an older
// cache still finds a panel. Its module has no siblings that import it back, so a retry at another query is one instance.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type InlineConfig } from "vite";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(here, "dist");

const common: InlineConfig = {
  root: here,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};
const target = ["chrome111", "firefox114", "safari16.4"];

rmSync(dist, { recursive: true, force: true });

await build({
  ...common,
  build: {
    target,
    outDir: join(dist, "widget"),
    modulePreload: false,
    lib: { entry: "src/panel/start-panel.ts", formats: ["es"], fileName: () => "panel.js" },
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});
const panel = readFileSync(join(dist, "widget/panel.js"));
const hash = createHash("sha256").update(panel).digest("hex").slice(0, 8);

await build({
  ...common,
  define: { PANEL_PATH: JSON.stringify(`widget/panel.js?v=${hash}`) },
  build: {
    target,
    outDir: dist,
    emptyOutDir: false,
    lib: { entry: "src/loader/script.ts", formats: ["iife"], name: "handrailLoader", fileName: () => "handrail.js" },
  },
});

await build({
  ...common,
  build: {
    target,
    outDir: dist,
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: { index: "src/index.ts", "rich-text": "src/rich-text/rich-text.ts" },
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

const size = (file: string): string => `${gzipSync(readFileSync(join(dist, file)), { level: 9 }).length} bytes gzip`;
console.log(`handrail.js      ${size("handrail.js")}`);
console.log(`widget/panel.js  ${size("widget/panel.js")}`);
