import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // To begin anew for each file would cost more than the tests do.
  test: { name: "desk", include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"], isolate: false },
});
