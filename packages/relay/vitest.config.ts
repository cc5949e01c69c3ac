import { defineConfig } from "vitest/config";

// Hashing a password takes a tenth of a second by design, and a real process half a one: on a busy machine, ten times that.
export default defineConfig({
  test: { name: "relay", include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 30_000 },
});
