import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "example-faq-bot", include: ["src/**/*.test.ts"] } });
