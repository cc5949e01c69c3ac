import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { name: "desk", environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"] },
});
