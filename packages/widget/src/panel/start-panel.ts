// The panel's entry: a chat with the shell's relay, and the panel on it.
import { createChat, relay } from "@handrail/core";
import { LIMITS, siteId } from "@handrail/protocol";
import type { Panel, Shell } from "../shell.ts";
import { runPanel } from "./run-panel.tsx";

/** Starts the panel for the shell's site, closed. */
export function startPanel(shell: Shell): Panel {
  const chat = createChat({
    backend: relay({ url: shell.relay, site: siteId(shell.site) }),
    opening: () => ({
      page: {
        url: location.href.slice(0, LIMITS.urlCharsMax),
        title: document.title.slice(0, LIMITS.nameCharsMax),
      },
      locale: navigator.language,
    }),
  });
  return runPanel(shell, chat);
}
