// Which of the three engines a command runs in.
import { chromiumEngine } from "./chromium.ts";
import { ENGINES, type Engine, type EngineName } from "./engine.ts";
import { firefoxEngine } from "./firefox.ts";
import { webkitEngine } from "./webkit.ts";

const START: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  chromium: () => chromiumEngine(),
  firefox: firefoxEngine,
  webkit: webkitEngine,
};

/** The one that the command line names. Ends the process with 2 when there is none of that name. */
export function engineNamed(given: string): { readonly name: EngineName; readonly start: () => Promise<Engine> } {
  const name = ENGINES.find((one) => one === given);
  if (name) return { name, start: START[name] };
  console.error(`--browser takes ${ENGINES.join(", ")}, not "${given}".`);
  process.exit(2);
}
