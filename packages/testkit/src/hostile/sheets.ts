// Installs the style sheets of frameworks, outside of the workspace: nobody else needs them.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInstaller } from "../browser/installed-programs.ts";

const PACKAGES = [
  "bootstrap@5.3.9",
  "tailwindcss@4.3.5",
  "foundation-sites@6.9.0",
  "bulma@1.0.4",
  "materialize-css@1.0.0",
];

/** The folder with their `node_modules`. */
export function frameworkSheets(): string {
  const folder = fileURLToPath(new URL("../../.cache/hostile-sheets", import.meta.url));
  if (existsSync(join(folder, "node_modules"))) return folder;
  mkdirSync(folder, { recursive: true });
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", folder];
  runInstaller(["npm", "install", ...quiet, ...PACKAGES], console.error);
  return folder;
}
