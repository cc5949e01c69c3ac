// Knows where browsers lie, and how each system installs one. Pure: it is told the facts of the
// platform and touches nothing.

/** What decides where a browser may be and how one may be installed. */
export interface PlatformFacts {
  /** As in `process.platform`. */
  readonly platform: string;
  /** Whether we may install for the whole system without asking: root, or a sudo that wants no password. */
  readonly privilege: "root" | "sudo" | "none";
  /** Which of these programs are on the PATH. */
  readonly programs: readonly string[];
  /** On Windows: the folders that programs are installed under. */
  readonly programFolders?: readonly string[];
}

/** A command line, program first. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** One way to install a browser: a name for the reader, and what to run in order. */
export interface InstallPlan {
  readonly name: string;
  readonly commands: readonly CommandLine[];
}

/** Names to look up on the PATH, the best first. */
export const BROWSER_PROGRAMS: readonly string[] =
  "chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge microsoft-edge-stable msedge".split(
    " ",
  );

/** The same for Firefox; Debian has the long-term one. */
export const FIREFOX_PROGRAMS: readonly string[] = ["firefox-esr", "firefox"];

/** Chromium's engine without a browser around it. */
export const SHELL_PROGRAM = "chromium-headless-shell";

/** What package managers can install; the names are theirs. */
export type Installable = "chromium" | typeof SHELL_PROGRAM | "firefox";

/** Package managers we know how to ask. */
export const PACKAGE_MANAGERS: readonly string[] = ["apt-get", "dnf", "apk", "pacman", "brew"];

/** Where a browser lies that is not on the PATH. */
export function browserPlaces(facts: PlatformFacts): readonly string[] {
  switch (facts.platform) {
    case "darwin":
      return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
        (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
      );
    case "win32":
      return (facts.programFolders ?? []).flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Chromium\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]);
    default:
      return [
        "/opt/google/chrome/chrome",
        "/opt/microsoft/msedge/msedge",
        "/usr/lib/chromium/chromium",
        "/snap/bin/chromium",
      ];
  }
}

/** How the system's own package manager installs a browser, or undefined where it may not or cannot. */
export function systemInstall(facts: PlatformFacts, what: Installable = "chromium"): InstallPlan | undefined {
  const manager = PACKAGE_MANAGERS.find((name) => facts.programs.includes(name));
  if (manager === undefined || (what === SHELL_PROGRAM && manager !== "apt-get")) return undefined;
  const isLongTerm = what === "firefox" && (manager === "apt-get" || manager === "apk");
  const name = isLongTerm ? "firefox-esr" : what;
  if (manager === "brew") return { name: "Homebrew", commands: [["brew", "install", "--cask", name]] };
  if (facts.privilege === "none") return undefined;
  const asRoot = (program: string, ...args: string[]): CommandLine =>
    facts.privilege === "root" ? [program, ...args] : ["sudo", "-n", program, ...args];
  switch (manager) {
    case "apt-get":
      return {
        name: "apt-get",
        commands: [asRoot("apt-get", "update"), asRoot("apt-get", "install", "-y", "--no-install-recommends", name)],
      };
    case "dnf":
      return { name: "dnf", commands: [asRoot("dnf", "install", "-y", name)] };
    case "apk":
      return { name: "apk", commands: [asRoot("apk", "add", name)] };
    case "pacman":
      return { name: "pacman", commands: [asRoot("pacman", "-Sy", "--noconfirm", name)] };
    default:
      return undefined;
  }
}

/**
 * What to ask of Playwright's installer, one after the other until a browser runs: the system's libraries too, where it may
 * install them (it knows apt-get only), then the browser alone, whose libraries may be there already.
 */
export function playwrightInstalls(facts: PlatformFacts): readonly (readonly string[])[] {
  const mayInstallLibraries = facts.privilege !== "none" && facts.programs.includes("apt-get");
  return [...(mayInstallLibraries ? [["install", "--with-deps", "chromium"]] : []), ["install", "chromium"]];
}
