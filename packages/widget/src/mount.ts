// Puts the widget on the page from a bundle, instead of by the script tag. Importing it touches nothing: safe on a server.
import { createLauncher, type Launcher } from "./loader/launcher.ts";

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
export type Widget = Launcher;

/**
 * Draws the launcher and the human button; the panel is fetched at the first sign of intent.
 *
 * @example
 * const widget = mount({ relay: "https://chat.shop.example", site: "shop" });
 * widget.open();
 */
export function mount(options: MountOptions): Widget {
  const { relay, site, phone, email, label, target } = options;
  return createLauncher({
    relay: relay.replace(/\/+$/, ""),
    site,
    phone,
    email,
    label,
    target,
    loadPanel: () => import("./panel/bundled-panel.ts"),
  });
}
