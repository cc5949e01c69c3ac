// Finds a browser of the Chromium family: the one that CHROME_PATH names, the system's, or one that it installs. It says
// what it installs and why before it does.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";
import {
  BROWSER_PROGRAMS,
  PACKAGE_MANAGERS,
  browserPlaces,
  playwrightInstalls,
  systemInstall,
} from "./browser-places.ts";
import type { CommandLine, PlatformFacts } from "./browser-places.ts";

/** Where a browser is, or why there is none and what the reader can do. */
export type FoundBrowser =
  | { readonly type: "found"; readonly path: string }
  | { readonly type: "none"; readonly message: string };

/**
 * Finds a browser, and installs one when there is none.
 *
 * @param say Takes each line for the reader.
 */
export async function findBrowser(say: (line: string) => void = console.error): Promise<FoundBrowser> {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== "") {
    if (canRun(given)) return { type: "found", path: given };
    return { type: "none", message: `CHROME_PATH names ${given}, which cannot be run. Correct it, or unset it.` };
  }
  const facts = readFacts();
  const present = installedBrowser(facts);
  if (present !== undefined) return { type: "found", path: present };

  const plan = systemInstall(facts);
  if (plan !== undefined) {
    say(`There is no Chromium, Chrome or Edge here; the browser tests need one. Installing chromium by ${plan.name}…`);
    for (const command of plan.commands) run(command, say); // what counts is whether a browser is there afterwards
    const installed = installedBrowser(facts);
    if (installed !== undefined) return { type: "found", path: installed };
    say(`${plan.name} placed no browser that we can find.`);
  }
  return installByPlaywright(facts, say);
}

function installByPlaywright(facts: PlatformFacts, say: (line: string) => void): FoundBrowser {
  say("Installing Chromium by Playwright's own installer, into a folder in your home…");
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  for (const args of playwrightInstalls(facts)) {
    run([process.execPath, cli, ...args], say);
    const path = chromium.executablePath();
    if (isBrowser(path, facts)) return { type: "found", path };
  }
  return {
    type: "none",
    message:
      "neither the system's package manager nor Playwright could install one. " +
      "Install Chromium or Chrome yourself, or set CHROME_PATH to one that is installed, and run the command again.",
  };
}

/** A browser that is there already. */
function installedBrowser(facts: PlatformFacts): string | undefined {
  const onPath = BROWSER_PROGRAMS.flatMap(placesOnPath);
  return [...onPath, ...browserPlaces(facts)].find((path) => isBrowser(path, facts));
}

/** Tries it: Ubuntu's `chromium-browser` may be a stub that only asks for a snap, and a download may lack libraries. */
function isBrowser(path: string, facts: PlatformFacts): boolean {
  if (!canRun(path)) return false;
  if (facts.platform === "win32") return true; // there, --version opens a window
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

function readFacts(): PlatformFacts {
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

function placesOnPath(program: string): readonly string[] {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .filter((path) => existsSync(path));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs an installer; its words are shown only when it fails. */
function run([program, ...args]: CommandLine, say: (line: string) => void): void {
  const done = spawnSync(program, args, {
    encoding: "utf8",
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (done.status === 0) return;
  say(`${[program, ...args].join(" ")} failed: ${done.error?.message ?? `${done.stdout}${done.stderr}`.trim()}`);
}
