// Reads the snippet that the script tag stands in, and starts the launcher for it.
import type { PanelModule } from "../shell.ts";
import { createLauncher, type Launcher } from "./launcher.ts";

/** A call from the page, also before the script has come: `(window.handrail ||= []).push(["talkToHuman"])`. */
export type HandrailCall = {
  readonly [Name in Exclude<keyof Launcher, "destroy">]: readonly [Name, ...Parameters<Launcher[Name]>];
}[Exclude<keyof Launcher, "destroy">];

/** What the page finds as `window.handrail`: the calls, and `push` for what was queued. */
export interface HandrailApi extends Launcher {
  push(...calls: readonly HandrailCall[]): void;
}

declare global {
  interface Window {
    handrail?: HandrailApi | HandrailCall[] | undefined;
  }
}

/** Where the panel is: `widget/panel.js?v=<hash>`, written in by the build. */
declare const PANEL_PATH: string;

/** Starts the widget of a script tag; a second one on the page is left alone. */
export function startScript(script: HTMLScriptElement): void {
  const queued = window.handrail;
  const { site, phone, email } = script.dataset;
  // Calling twice is harmless: the first one stays.
  if ((queued && !Array.isArray(queued)) || !site) return;

  const link = document.querySelector<HTMLAnchorElement>("a[data-handrail]");
  const marker = document.createComment("handrail");

  const relay = script.src.replace(/\/[^/]*$/, "");
  const launcher = createLauncher({
    relay,
    site,
    phone,
    email,
    settings: script.dataset,
    label: link?.textContent?.trim(),
    loadPanel(attempt) {
      // A browser may remember that an address failed: each retry asks at another.
      const url = `${relay}/${PANEL_PATH}${attempt ? `&r=${attempt}` : ""}`;
      return import(/* @vite-ignore */ url) as Promise<PanelModule>;
    },
  });
  // The snippet's own link serves visitors whose browser blocks the script; here the button takes its place and its words.
  link?.replaceWith(marker);
  const api: HandrailApi = {
    ...launcher,
    push: (...calls) =>
      calls.forEach(([name, ...given]) => (launcher[name] as (...given: readonly unknown[]) => void)(...given)),
    destroy() {
      launcher.destroy();
      if (link) marker.replaceWith(link);
      window.handrail = undefined;
    },
  };
  window.handrail = api;
  if (queued) api.push(...queued);
}
