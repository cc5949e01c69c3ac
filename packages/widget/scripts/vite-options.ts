// What all builds of the package have in common.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { InlineConfig } from "vite";

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
