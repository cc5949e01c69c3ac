// The panel for those who bundle: their bundler finds the later parts, and fetches them.
import type { Panel, Shell } from "../shell.ts";
import type { PartSource } from "./parts.ts";
import { startPanelWith } from "./start-panel.ts";

/** The later parts, each a chunk of the bundle. */
export const bundledParts: PartSource = {
  talk: () => import("./talk/talk-part.tsx"),
  forms: () => import("./forms/forms-part.tsx"),
  rich: () => import("./rich/rich-part.tsx"),
};

/** Starts the panel for the shell's site, closed. */
export function startPanel(shell: Shell): Panel {
  return startPanelWith(shell, bundledParts);
}
