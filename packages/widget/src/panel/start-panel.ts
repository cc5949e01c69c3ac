// Puts a chat with the shell's relay and a panel on it together. Where the later parts come from is its caller's business.
import { createChat, relay } from "@handrail/core";
import { LIMITS, siteId } from "@handrail/protocol";
import type { Locale } from "../locales/locale.ts";
import type { Panel, Shell, VisitorCall } from "../shell.ts";
import { pageVisitor } from "./page-visitor.ts";
import type { PartSource } from "./parts.ts";
import { runPanel } from "./run-panel.tsx";

/** Starts the panel for the shell's site, closed. */
export function startPanelWith(shell: Shell, source: PartSource, locale: Locale | null): Panel {
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
      locale: locale?.first.locale ?? navigator.language,
    }),
  });
  const panel = runPanel({ shell, chat, source, locale });
  const tell = (call: VisitorCall): void => visitor.tell(chat, call);
  shell.told?.forEach(tell);
  return { ...panel, tell };
}
