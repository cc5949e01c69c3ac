// Reads what programs this machine has, and runs its installers. Knows no browser by name.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PACKAGE_MANAGERS, type CommandLine, type PlatformFacts } from "./browser-places.ts";

/** Tries it: Ubuntu's `chromium-browser` may be a stub that only asks for a snap, and a download may lack libraries. */
export function isBrowser(path: string, facts: PlatformFacts): boolean {
  if (!canRun(path)) return false;
  if (facts.platform === "win32") return true; // there, --version opens a window
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

/** What this machine is and has. */
export function readFacts(): PlatformFacts {
  const programs = PACKAGE_MANAGERS.filter((name) => placesOnPath(name).length > 0);
  const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  return {
    platform: process.platform,
    privilege: readPrivilege(),
    programs,
    programFolders: folders.filter((folder) => folder !== undefined),
  };
}

function readPrivilege(): PlatformFacts["privilege"] {
  if (process.getuid?.() === 0) return "root";
  return placesOnPath("sudo").length > 0 && spawnSync("sudo", ["-n", "true"]).status === 0 ? "sudo" : "none";
}

/** Where a program of this name is on the PATH. */
export function placesOnPath(program: string): readonly string[] {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .filter((path) => existsSync(path));
}

/** Whether we may start it. */
export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs an installer; its words are shown only when it fails. */
export function runInstaller([program, ...args]: CommandLine, say: (line: string) => void): void {
  const done = spawnSync(program, args, {
    encoding: "utf8",
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (done.status === 0) return;
  say(`${[program, ...args].join(" ")} failed: ${done.error?.message ?? `${done.stdout}${done.stderr}`.trim()}`);
}
