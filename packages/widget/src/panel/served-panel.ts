// The panel of the script tag, one module: its later parts lie beside it on the relay. They import nothing, and are given what they need,
// so that nothing is there twice, whatever query a retry needs: a browser may remember that an address failed.
import type { Panel, Shell } from "../shell.ts";
import * as kit from "./kit.ts";
import type { PartModule, PartSource } from "./parts.ts";
import { startPanelWith } from "./start-panel.ts";

/** The name of each part's file, which carries its hash; written in by the build. */
declare const PART_FILES: Readonly<Record<keyof PartSource, string>>;

/** Starts the panel for the shell's site, closed. */
export function startPanel(shell: Shell): Panel {
  const fetchPart = async <Part>(name: keyof PartSource, attempt: number): Promise<PartModule<Part>> => {
    const url = `${shell.relay}/widget/${PART_FILES[name]}${attempt ? `?r=${attempt}` : ""}`;
    const { begin } = (await import(/* @vite-ignore */ url)) as { begin(lent: typeof kit): PartModule<Part> };
    return begin(kit);
  };
  return startPanelWith(shell, {
    talk: (attempt) => fetchPart("talk", attempt),
    forms: (attempt) => fetchPart("forms", attempt),
    rich: (attempt) => fetchPart("rich", attempt),
  });
}
