// What all builds of the package have in common, and what makes less of the code that a page fetches.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LIMITS } from "@handrail/protocol";
import { minify } from "terser";
import type { InlineConfig, Plugin } from "vite";
import { librariesLess } from "./libraries-less.ts";

/** The browsers that a page's visitors may have. */
export const target = ["chrome111", "firefox114", "safari16.4"];

/**
 * Goes before a file that is run from end to end as soon as it is there: Chromium then compiles its functions beside the page's own
 * work, and not one by one when each is first called.
 */
export const EAGER = "//# allFunctionsCalledOnLoad";

/** Where to build, and how JSX becomes code. */
export const common: InlineConfig = {
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};

/** The same for what pages fetch from a relay. */
export function served(...plugins: readonly Plugin[]): InlineConfig {
  return {
    ...common,
    oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
    plugins: [...plugins, librariesLess, importH, limitsAsNumbers, terser, names],
  };
}

// Preact has `h` in any case; the automatic runtime comes on top.
const importH: Plugin = {
  name: "import-h",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".tsx") ? `import { Fragment, h } from "preact";${code}` : null),
};

// No page needs the whole table.
const limitsAsNumbers: Plugin = {
  name: "limits-as-numbers",
  transform: (code) => code.replace(/\bLIMITS\.(\w+)/g, (text, name: string) => String(numbers[name] ?? text)),
};
const numbers: Readonly<Record<string, number>> = LIMITS;

// It folds more than the bundler's own minifier, which has its turn afterwards: 1.5 % of what is fetched. What both would do is left to
// that one. Nothing that guesses (`unsafe`, `pure_getters`): to read a signal is to follow it.
const compress = { passes: 2, sequences: false, conditionals: false };
const terser: Plugin = {
  name: "terser",
  async renderChunk(code, _chunk, { format }) {
    const { code: less } = await minify(code, { module: format === "es", compress, mangle: false });
    return less ?? null;
  },
};

// After the bundler's own minifier: names by how often their letters stand in the rest, parameters that nothing reads left out, and what
// is called once put where it is called.
const rename = { defaults: false, unused: true, keep_fargs: false, reduce_vars: true, reduce_funcs: true, inline: 3 };
const names: Plugin = {
  name: "names",
  enforce: "post",
  async generateBundle({ format }, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const { code } = await minify(chunk.code, {
        module: format === "es",
        compress: rename,
        format: { comments: /^# all/ },
      });
      chunk.code = code ?? chunk.code;
    }
  },
};
