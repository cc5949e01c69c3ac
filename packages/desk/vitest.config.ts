import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { name: "desk", include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"] },
});
