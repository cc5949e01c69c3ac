import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "relay",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Only what hangs is to fail, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    expect: { poll: { timeout: 60_000 } },
    // Node runs the sources as they are, and faster than what Vite makes of them.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
