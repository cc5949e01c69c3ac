// Builds the console: static files under /desk/, fit for a policy that allows neither inline scripts nor inline styles.
import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin } from "vite";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const TARGET = ["chrome123", "firefox121", "safari17.5"];

/** The service worker: one classic script (Firefox 121 knows no others) under a name that stays, because a browser asks for it again by that. */
function serviceWorker(): Plugin {
  return {
    name: "handrail-service-worker",
    apply: "build",
    async generateBundle() {
      const built = await build({
        root: ROOT,
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        build: {
          write: false,
          target: TARGET,
          rolldownOptions: { input: `${ROOT}src/worker/sw.ts`, output: { format: "iife", codeSplitting: false } },
        },
      });
      for (const { output } of [built].flat().filter((each) => "output" in each)) {
        for (const file of output) {
          if (file.type === "chunk") this.emitFile({ type: "asset", fileName: "sw.js", source: file.code });
        }
      }
    },
  };
}

export default defineConfig({
  root: ROOT,
  base: "/desk/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [serviceWorker()],
  build: {
    outDir: "dist/app",
    emptyOutDir: true,
    // `font-src 'self'` forbids fonts as data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: TARGET,
    reportCompressedSize: true,
  },
});
