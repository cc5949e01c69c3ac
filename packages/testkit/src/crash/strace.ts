// Finds strace, which watches a process's system calls and makes them fail, and installs it where it may. It says what it
// installs and why before it does.
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { accessSync, constants } from "node:fs";

/** Where it is, or why there is none. */
export type FoundStrace =
  | { readonly type: "found"; readonly path: string }
  | { readonly type: "none"; readonly why: string };

const INSTALLS: readonly (readonly [manager: string, ...commands: (readonly string[])[]])[] = [
  ["apt-get", ["update"], ["install", "-y", "--no-install-recommends", "strace"]],
  ["dnf", ["install", "-y", "strace"]],
  ["apk", ["add", "strace"]],
  ["pacman", ["-Sy", "--noconfirm", "strace"]],
];

/** Finds one that works: a container may forbid what it does. With `say`, installs it when there is none. */
export function findStrace(say?: (line: string) => void): FoundStrace {
  if (process.platform !== "linux") return { type: "none", why: "it is a tool of Linux" };
  if (onPath("strace") === undefined && say) install(say);
  const path = onPath("strace");
  if (path === undefined) return { type: "none", why: "it is not installed, and could not be" };
  const tried = spawnSync(path, ["-f", "-o", "/dev/null", "true"], { timeout: 20_000 });
  return tried.status === 0 ? { type: "found", path } : { type: "none", why: "it may not watch processes here" };
}

function install(say: (line: string) => void): void {
  const plan = INSTALLS.find(([manager]) => onPath(manager) !== undefined);
  const isRoot = process.getuid?.() === 0;
  if (!plan || (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0)) return;
  const [manager, ...commands] = plan;
  say(`There is no strace here; the tests of power cuts and failing disks need it. Installing it by ${manager}…`);
  for (const command of commands) {
    const words = isRoot ? [manager, ...command] : ["sudo", "-n", manager, ...command];
    // What counts is whether it is there afterwards.
    spawnSync(words[0] ?? manager, words.slice(1), { timeout: 180_000 });
  }
}

function onPath(program: string): string | undefined {
  const places = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return places.map((folder) => join(folder, program)).find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
