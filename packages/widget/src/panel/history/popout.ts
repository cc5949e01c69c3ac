/// <reference types="trusted-types" />
// The chat in a window of its own: an empty window of the page's own origin, in which the same script tag runs. So it is one more tab of the
// visitor's, with the same disk and the same conversation: no secret travels, by no address and no message, and the window lives on when the
// page that opened it has gone. This page's panel steps aside while it is there.
import { signal } from "../kit.ts";
import type {} from "../../loader/page-api.ts";
import type { Shell } from "../../shell.ts";
import type { ReadonlySignal } from "@preact/signals-core";

/** A window that can be opened, looked for and closed. */
export interface Popout {
  /** It was opened from here, and is there. */
  readonly isOut: ReadonlySignal<boolean>;
  /** Whether this page can open one. */
  readonly isPossible: boolean;
  /** Opens it, or brings it to the front. Only in the turn of a press, as browsers want it. `false`: the browser would not. */
  show(): boolean;
  /** Closes it. */
  bringBack(): void;
  stop(): void;
}

/** As wide as a phone, where the panel fills its window. */
const SIZE = "popup,width=420,height=700";
const LOOK_MS = 400;
/** What a page may have set for the panel. Where it stands, a window of its own decides. */
const THEME = [
  "--handrail-accent",
  "--handrail-on-accent",
  "--handrail-accent-dark",
  "--handrail-radius",
  "--handrail-font",
  "--handrail-scheme",
];

/** How the window begins. */
export interface PopoutStart {
  readonly shell: Pick<Shell, "relay" | "site" | "label" | "contact" | "settings">;
  readonly title: string;
  /** The language that the panel speaks now, also where the page has changed it since. */
  readonly locale: string;
}

/** The window of a panel. `start` is asked when it is opened, and when it was loaded anew. */
export function popout(start: () => PopoutStart): Popout {
  const isOut = signal(false);
  let other: Window | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const look = (): void => {
    if (!other || other.closed) return leave();
    // A window that was loaded anew is empty again.
    if (!other.document.querySelector("script")) fill(other, start());
  };
  const leave = (): void => {
    clearInterval(timer);
    other = null;
    isOut.value = false;
  };
  return {
    isOut,
    // A phone has no windows beside each other; the window itself opens no second one, and knows no other authority than a relay; and where
    // nothing is kept, it would have another chat.
    isPossible:
      start().shell.settings?.["popout"] === undefined &&
      start().shell.settings?.["backend"] === undefined &&
      start().shell.settings?.["storage"] !== "none" &&
      matchMedia("(pointer: fine)").matches,
    show() {
      if (other && !other.closed) return (other.focus(), true);
      const { shell } = start();
      other = open("", `handrail-${shell.site}`, SIZE);
      if (!other) return false;
      try {
        look();
      } catch {
        // The page's policy for trusted types does not know of it.
        other.close();
        leave();
        return false;
      }
      other.focus();
      isOut.value = true;
      timer = setInterval(look, LOOK_MS);
      return true;
    },
    bringBack() {
      other?.close();
      leave();
    },
    stop: () => clearInterval(timer),
  };
}

// Elements and no markup: the window has the policies of the page that opened it.
function fill({ document: page }: Window, { shell, title, locale }: PopoutStart): void {
  const { relay, site, label, contact, settings } = shell;
  page.title = title;
  page.documentElement.lang = locale;
  // The window has none of the page's style sheets.
  const own = getComputedStyle(document.documentElement);
  page.documentElement.style.colorScheme = own.getPropertyValue("--handrail-scheme").trim() || "light dark";
  for (const name of THEME) page.documentElement.style.setProperty(name, own.getPropertyValue(name));
  const link = page.createElement("a");
  link.href = `${contact.humanUrl}?lang=${locale}`;
  link.textContent = label;
  link.dataset["handrail"] = "";
  const script = page.createElement("script");
  const { nonce } = document.querySelector<HTMLScriptElement>("script[data-site]") ?? {};
  if (nonce) script.nonce = nonce;
  const data = { ...settings, locale, site, phone: contact.phone, email: contact.email, popout: "" };
  for (const [name, value] of Object.entries(data)) if (typeof value === "string") script.dataset[name] = value;
  const { src = `${relay}/handrail.js`, integrity } = settings ?? {};
  if (integrity) Object.assign(script, { integrity, crossOrigin: "" });
  Object.assign(script, { src: vouchedFor(src) });
  script.addEventListener("load", () => {
    const handrail = page.defaultView?.handrail;
    if (handrail && !Array.isArray(handrail)) handrail.open();
  });
  page.body.append(link, script);
}

// Where a page wants its scripts' addresses vouched for, and names who may do it, it has to name `handrail-popout`.
let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;
function vouchedFor(url: string): string | TrustedScriptURL {
  policy ??= window.trustedTypes?.createPolicy("handrail-popout", { createScriptURL: (given: string) => given });
  return policy?.createScriptURL(url) ?? url;
}
