// What all builds of the package have in common.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LIMITS } from "@handrail/protocol";
import { minify } from "terser";
import type { InlineConfig, Plugin } from "vite";

/** The browsers that a page's visitors may have. */
export const target = ["chrome111", "firefox114", "safari16.4"];

/** Where to build, and how JSX becomes code. */
export const common: InlineConfig = {
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};

const numbers: Readonly<Record<string, number>> = LIMITS;

/** What makes less of the code that a page fetches, before the bundler's own minifier has its turn. */
export const small: Plugin[] = [
  {
    name: "limits-as-numbers",
    // No page needs the whole table.
    transform: (code) => code.replace(/\bLIMITS\.(\w+)/g, (text, name: string) => String(numbers[name] ?? text)),
  },
  {
    name: "terser",
    // It sees more that can be folded into one: 1.3 % of what is fetched. Nothing that guesses (`unsafe`, `pure_getters`): to read a
    // signal is to follow it.
    async renderChunk(code, _chunk, { format }) {
      const { code: less } = await minify(code, { module: format === "es", compress: { passes: 2 }, mangle: false });
      return less ?? null;
    },
  },
];
