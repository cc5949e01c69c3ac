// Serves the page that shows every state: `vite` in this folder. The package itself is built by scripts/build.ts.
import { defineConfig } from "vite";

export default defineConfig({ root: "dev", oxc: { jsx: { runtime: "automatic", importSource: "preact" } } });
