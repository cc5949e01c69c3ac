// Puts the widget on the page from a bundle, instead of by the script tag. Importing it touches nothing: safe on a server.
import type { Backend } from "@handrail/core";
import { createLauncher, type Launcher } from "./loader/launcher.ts";

/** What a widget is mounted with. */
export interface MountOptions {
  /** The relay's address, e.g. `https://chat.shop.example`; with a `backend` of your own, the plain page that is linked where no script runs. */
  readonly relay: string;
  /** The site's key, as on the desk's site page; with a `backend`, its own. */
  readonly site: string;
  /** The authority, where it is not the relay: `direct(…)` of `@handrail/core/direct`. */
  readonly backend?: Backend;
  /** Shown when nothing of ours can be reached. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** The human button's words; "Talk to a human" unless given. */
  readonly label?: string | undefined;
  /** Hosts from which pictures in a bot's answers may be fetched, like `cdn.shop.example`; none unless given. */
  readonly imageHosts?: readonly string[] | undefined;
  /** A BCP 47 tag; unless given, the page's own language, or the browser's. */
  readonly locale?: string | undefined;
  /** Whether the page's title counts the messages that came while the page was hidden. */
  readonly unreadTitle?: boolean;
  /** Whether a short sound tells of a message that comes while nobody looks; the visitor can turn it off. */
  readonly sound?: boolean;
  /** What may be kept in the visitor's browser: `local` unless given, `session` (gone with the tab) or `none` (gone with the page). */
  readonly storage?: "local" | "session" | "none" | undefined;
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
  const { relay, site, phone, email, label, locale, backend, imageHosts, unreadTitle, sound, storage, target } =
    options;
  const launcher = createLauncher({
    relay: relay.replace(/\/+$/, ""),
    site,
    label,
    settings: {
      phone,
      email,
      imageHosts: imageHosts?.join(" "),
      unreadTitle: unreadTitle ? "" : undefined,
      sound: sound ? "" : undefined,
      storage,
    },
    target,
    loadPanel: async () => (await import("./panel/bundled-panel.ts")).bundledPanel(locale, backend),
  });
  const ends: (() => void)[] = [];
  return {
    ...launcher,
    on(type, listener) {
      launcher.on(type, listener);
      ends.push(() => launcher.off(type, listener));
    },
    // A view that is left and comes again mounts another one, and would hear everything twice.
    destroy() {
      for (const end of ends) end();
      launcher.destroy();
    },
  };
}
