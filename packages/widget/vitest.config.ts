import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { PANEL_PATH: JSON.stringify("widget/panel.js?v=test"), PINNED: "null" },
  test: {
    name: "widget",
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
