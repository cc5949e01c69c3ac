import { defineConfig } from "vitest/config";
import { UNIT } from "../../.vitest-unit.ts";

export default defineConfig({ test: { name: "core", ...UNIT } });
