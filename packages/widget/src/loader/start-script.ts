// Reads the snippet that the script tag stands in, and starts the launcher for it.
import type { PanelModule } from "../shell.ts";
import { sheetOf } from "./dom.ts";
import { importPinned } from "./import-pinned.ts";
import { createLauncher } from "./launcher.ts";
import { publish, type Named } from "./page-api.ts";

/** Where the panel is: `widget/panel.js?v=<hash>`, written in by the build. */
declare const PANEL_PATH: string;

/** The panel's file beside a pinned script, and its hash; `null` in the build that every page has, of which it takes no byte. */
declare const PINNED: { readonly file: string; readonly integrity: string } | null;

const LINK = "a[data-handrail]";

/** Starts the widget of a script tag; a second one on the page is left alone. */
export function startScript({ src, dataset, integrity }: HTMLScriptElement): void {
  const named: Named | undefined = window.handrail;
  const { site } = dataset;
  // Calling twice is harmless: the first one stays, whether by a tag or by `mount()`.
  if (named?.off || !site) return;

  const relay = PINNED ? relayOfPinned(src, dataset) : src.replace(/\/[^/]*$/, "");
  const launcher = createLauncher({
    relay,
    site,
    // A window of its own begins with the same script.
    settings: PINNED ? Object.assign({ src, integrity }, dataset) : dataset,
    label: () => document.querySelector(LINK)?.textContent,
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
  // The snippet's own link serves visitors whose browser blocks the script; here the button takes its place, and that of every other one
  // which comes with a swapped body.
  const hiding = sheetOf(`${LINK}{display:none!important}`);
  document.adoptedStyleSheets.push(hiding);
  publish(named, launcher, () => hiding.replaceSync(""));
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
