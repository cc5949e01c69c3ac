// Reads the snippet that the script tag stands in, and starts the launcher for it.
import type { PanelModule } from "../shell.ts";
import { importPinned } from "./import-pinned.ts";
import { createLauncher, type Launcher } from "./launcher.ts";

/** A call from the page, also before the script has come: `(window.handrail ||= []).push(["talkToHuman"])`. */
export type HandrailCall = {
  readonly [Name in Exclude<keyof Launcher, "destroy">]: readonly [Name, ...Parameters<Launcher[Name]>];
}[Exclude<keyof Launcher, "destroy">];

/** What the page finds as `window.handrail`: the calls, and `push` for what was queued. */
export interface HandrailApi extends Launcher {
  push(...calls: readonly HandrailCall[]): void;
}

/** What stands where the calls are found: they, or what was queued before them. */
type Named = (HandrailApi & { readonly at?: undefined }) | (HandrailCall[] & { readonly off?: undefined });

declare global {
  interface Window {
    handrail?: HandrailApi | HandrailCall[] | undefined;
  }
}

/** Where the panel is: `widget/panel.js?v=<hash>`, written in by the build. */
declare const PANEL_PATH: string;

/** The panel's file beside a pinned script, and its hash; `null` in the build that every page has, of which it takes no byte. */
declare const PINNED: { readonly file: string; readonly integrity: string } | null;

/** Starts the widget of a script tag; a second one on the page is left alone. */
export function startScript({ src, dataset, integrity }: HTMLScriptElement): void {
  const queued: Named | undefined = window.handrail;
  const { site } = dataset;
  // Calling twice is harmless: the first one stays. An element by this id is neither: some have an `open`, none has an `off`.
  if (queued?.off || !site) return;

  const link = document.querySelector<HTMLAnchorElement>("a[data-handrail]");
  const relay = PINNED ? relayOfPinned(src, dataset) : src.replace(/\/[^/]*$/, "");
  const launcher = createLauncher({
    relay,
    site,
    // A window of its own begins with the same script.
    settings: PINNED ? Object.assign({ src, integrity }, dataset) : dataset,
    label: link?.textContent?.trim(),
    // A browser may remember that an address failed: each retry asks at another.
    loadPanel: (attempt) =>
      (PINNED
        ? importPinned({
            url: `${src.replace(/[^/]*$/, PINNED.file)}?r=${attempt}`,
            integrity: PINNED.integrity,
            policyName: "handrail-pinned",
          }).then(prepared)
        : import(/* @vite-ignore */ `${relay}/${PANEL_PATH}&r=${attempt}`)) as Promise<PanelModule>,
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
  if (queued?.at) window.handrail.push(...queued);
}

// The files of one version may lie elsewhere than the relay.
function relayOfPinned(src: string, { relay }: DOMStringMap): string {
  return (relay ?? src.replace(/\/widget\/[^/]*$/, "")).replace(/\/+$/, "");
}

// The panel's module says when it may be started.
async function prepared(module: unknown): Promise<unknown> {
  if (module && typeof module === "object" && "prepared" in module) await module.prepared;
  return module;
}
