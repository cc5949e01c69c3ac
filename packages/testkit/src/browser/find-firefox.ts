// Finds a Firefox: the one that FIREFOX_PATH names, the system's, or one that the system's package manager installs when asked.
import { FIREFOX_PROGRAMS, systemInstall, type PlatformFacts } from "./browser-places.ts";
import type { FoundBrowser } from "./find-browser.ts";
import { canRun, isBrowser, placesOnPath, readFacts, runInstaller } from "./installed-programs.ts";

/** A Firefox that is there already. */
export function presentFirefox(): FoundBrowser {
  const given = process.env.FIREFOX_PATH;
  if (given !== undefined && given !== "") {
    if (canRun(given)) return { type: "found", path: given };
    return { type: "none", message: `FIREFOX_PATH names ${given}, which cannot be run. Correct it, or unset it.` };
  }
  const facts = readFacts();
  const path = FIREFOX_PROGRAMS.flatMap((name) => placesOnPath(name))
    .concat(firefoxPlaces(facts))
    .find((place) => isBrowser(place, facts));
  if (path !== undefined) return { type: "found", path };
  return {
    type: "none",
    message: "there is no Firefox here. Install it, or set FIREFOX_PATH to one that is installed.",
  };
}

/**
 * Finds a Firefox, and installs one when there is none.
 *
 * @param say Takes each line for the reader.
 */
export function findFirefox(say: (line: string) => void = console.error): FoundBrowser {
  const present = presentFirefox();
  if (present.type === "found" || process.env.FIREFOX_PATH) return present;
  const plan = systemInstall(readFacts(), "firefox");
  if (plan === undefined) return present;
  say(`There is no Firefox here. Installing it by ${plan.name}…`);
  for (const command of plan.commands) runInstaller(command, say);
  return presentFirefox();
}

function firefoxPlaces(facts: PlatformFacts): readonly string[] {
  if (facts.platform === "darwin") return ["/Applications/Firefox.app/Contents/MacOS/firefox"];
  return (facts.programFolders ?? []).map((folder) => `${folder}\\Mozilla Firefox\\firefox.exe`);
}
