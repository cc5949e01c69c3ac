// The panel's entry: a chat with the shell's relay, and the panel on it.
import { createChat, relay } from "@handrail/core";
import { LIMITS, siteId } from "@handrail/protocol";
import type { Panel, Shell, VisitorCall } from "../shell.ts";
import { pageVisitor } from "./page-visitor.ts";
import { runPanel } from "./run-panel.tsx";

/** Starts the panel for the shell's site, closed. */
export function startPanel(shell: Shell): Panel {
  const visitor = pageVisitor();
  const chat = createChat({
    identify: visitor.provide,
    // oxlint-disable-next-line eslint/no-console -- for whoever builds the page: the visitor can do nothing about it
    onIdentityRefused: ({ code, message, next }) => console.warn(`Handrail: ${message} ${next} (${code})`),
    backend: relay({ url: shell.relay, site: siteId(shell.site) }),
    opening: () => ({
      page: {
        url: location.href.slice(0, LIMITS.urlCharsMax),
        title: document.title.slice(0, LIMITS.nameCharsMax),
      },
      locale: navigator.language,
    }),
  });
  const panel = runPanel(shell, chat);
  const tell = (call: VisitorCall): void => visitor.tell(chat, call);
  shell.told?.forEach(tell);
  return { ...panel, tell };
}
