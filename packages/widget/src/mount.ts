// Puts the widget on the page from a bundle, instead of by the script tag. Importing it touches nothing: safe on a server.
import { createLauncher } from "./loader/launcher.ts";

/** What a widget is mounted with. */
export interface MountOptions {
  /** The relay's address, e.g. `https://chat.shop.example`. */
  readonly relay: string;
  /** The site's key, as on the desk's site page. */
  readonly site: string;
  /** Shown when nothing of ours can be reached. */
  readonly phone?: string;
  readonly email?: string;
  /** The human button's words; "Talk to a human" unless given. */
  readonly label?: string;
  /** What the widget is put into; `<html>` unless given. */
  readonly target?: Element;
}

/** A mounted widget. */
export interface Widget {
  open(): void;
  close(): void;
  /** Opens the panel and asks for a human; kept and sent later when there is no connection. */
  talkToHuman(): void;
  /** Says who the visitor is: a token that your server has signed, or what gets one. Nothing is sent before they say something. */
  identify(token: string | (() => Promise<string>)): void;
  /** The visitor has signed out: the conversation is forgotten in this browser. A request that was not sent still goes out. */
  logout(): void;
  /** Takes the widget off the page. What the visitor has not sent yet stays kept. */
  destroy(): void;
}

/**
 * Draws the launcher and the human button; the panel is fetched at the first sign of intent.
 *
 * @example
 * const widget = mount({ relay: "https://chat.shop.example", site: "shop" });
 * widget.open();
 */
export function mount(options: MountOptions): Widget {
  const { relay, site, phone, email, label, target } = options;
  const { open, close, talkToHuman, identify, logout, destroy } = createLauncher({
    relay: relay.replace(/\/+$/, ""),
    site,
    phone: phone ?? null,
    email: email ?? null,
    label: label ?? null,
    target,
    loadPanel: () => import("./panel/bundled-panel.ts"),
  });
  return { open, close, talkToHuman, identify, logout, destroy };
}
