// Reads the snippet that the script tag stands in, and starts the launcher for it.
import type { PanelModule } from "../shell.ts";
import { createLauncher, type Launcher, type Settings } from "./launcher.ts";

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
export function startScript({ src, dataset }: HTMLScriptElement): void {
  const queued = window.handrail;
  // Calling twice is harmless: the first one stays.
  if ((queued && "open" in queued) || !isOfSite(dataset)) return;

  const link = document.querySelector<HTMLAnchorElement>("a[data-handrail]");
  const relay = src.replace(/\/[^/]*$/, "");
  const launcher = createLauncher({
    relay,
    settings: dataset,
    label: link?.textContent?.trim(),
    // A browser may remember that an address failed: each retry asks at another.
    loadPanel: (attempt) => import(/* @vite-ignore */ `${relay}/${PANEL_PATH}&r=${attempt}`) as Promise<PanelModule>,
  });
  // The snippet's own link serves visitors whose browser blocks the script; here the button takes its place and its words.
  const showLink = (display: string): void => void (link && (link.style.display = display));
  showLink("none");
  window.handrail = {
    ...launcher,
    push: (...calls) =>
      calls.forEach(([name, ...given]) => (launcher[name] as (...given: readonly unknown[]) => void)(...given)),
    destroy() {
      launcher.destroy();
      showLink("");
      window.handrail = undefined;
    },
  };
  if (queued) window.handrail.push(...queued);
}

function isOfSite(settings: DOMStringMap): settings is DOMStringMap & Settings {
  return !!settings["site"];
}
