import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { PANEL_PATH: JSON.stringify("widget/panel.js?v=test"), PINNED: "null" },
  test: {
    name: "widget",
    environment: "happy-dom",
    // To make a document for each file would cost four times what the tests do.
    isolate: false,
    setupFiles: ["test/clean-page.ts"],
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
