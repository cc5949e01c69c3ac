import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "example-shop", include: ["src/**/*.test.ts"] } });
