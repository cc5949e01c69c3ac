// Finds Chromium's headless shell, the engine without a browser around it: a test that looks at pages alone costs a quarter less in it.
import { SHELL_PROGRAM, systemInstall } from "./browser-places.ts";
import { isBrowser, placesOnPath, readFacts, runInstaller } from "./installed-programs.ts";

/**
 * Finds it, and installs it where that is a package of its own. `null`: the whole browser does as well.
 *
 * @param say Takes each line for the reader.
 */
export function findShell(say: (line: string) => void): string | null {
  const facts = readFacts();
  const present = (): string | undefined => placesOnPath(SHELL_PROGRAM).find((path) => isBrowser(path, facts));
  const known = present();
  const plan = systemInstall(facts, SHELL_PROGRAM);
  if (known !== undefined || plan === undefined) return known ?? null;
  say(`Installing ${SHELL_PROGRAM} by ${plan.name}…`);
  for (const command of plan.commands) runInstaller(command, say);
  return present() ?? null;
}
