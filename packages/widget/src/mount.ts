// Puts the widget on the page from a bundle, instead of by the script tag. Importing it touches nothing: safe on a server.
import type { Backend } from "@handrail/core";
import { createLauncher, type Launcher } from "./loader/launcher.ts";
import { isBlank } from "./panel/texts/is-blank.ts";
import type { Texts } from "./panel/texts/rewording.ts";
import { publish, type HandrailApi, type Named } from "./loader/page-api.ts";

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
  /** The human button's words; "Talk to a human" unless given, and where there is nothing in it to be read. */
  readonly label?: string | undefined;
  /** Hosts from which pictures in a bot's answers may be fetched, like `cdn.shop.example`; none unless given. */
  readonly imageHosts?: readonly string[] | undefined;
  /** A BCP 47 tag; unless given, the page's own language, or the browser's. */
  readonly locale?: string | undefined;
  /** The page's own words for any of the panel's texts, by language, or JSON of them. What cannot be taken is told by the console, with `invalid-texts`. */
  readonly texts?: Texts | string | undefined;
  /** Whether the page's title counts the messages that came while the page was hidden. */
  readonly unreadTitle?: boolean;
  /** Whether a short sound tells of a message that comes while nobody looks; the visitor can turn it off. */
  readonly sound?: boolean;
  /** What may be kept in the visitor's browser: `local` unless given, `session` (gone with the tab) or `none` (gone with the page). */
  readonly storage?: "local" | "session" | "none" | undefined;
  /** What the widget is put into; `<html>` unless given. */
  readonly target?: Element;
}

const SECOND = "the page has a widget already, which stays. Take the script tag, mount() or <handrail-chat>, and once.";

/** A mounted widget. */
export type Widget = Launcher;

/** Those that are mounted and not destroyed, the oldest first. One of them is on the page, and makes room for the next when it goes. */
const mounted: { draw(): void }[] = [];

/**
 * Draws the launcher and the human button; the panel is fetched at the first sign of intent.
 *
 * A page has one widget, which is `window.handrail` as well. Where there is one already, by a tag or mounted, it stays, the console says so, and
 * this one's calls are that one's; it is drawn itself when the one that was mounted before it is destroyed.
 *
 * @example
 * const widget = mount({ relay: "https://chat.shop.example", site: "shop" });
 * widget.open();
 */
export function mount(options: MountOptions): Widget {
  const ends = new Set<() => void>();
  let own: HandrailApi | undefined;
  const entry = {
    draw() {
      publish(window.handrail, launch(options), end);
      own = shown();
    },
  };
  const end = (): void => {
    own = undefined;
    for (const one of ends) one();
    mounted.splice(mounted.indexOf(entry), 1);
    mounted[0]?.draw();
  };
  const isFirst = mounted.push(entry) === 1 && !shown();
  if (isFirst) entry.draw();
  // What gives way within the task, as a page does that is swapped for another, is not worth a word.
  else queueMicrotask(() => !own && mounted.includes(entry) && warn(SECOND));
  const there = (): HandrailApi | undefined => own ?? shown();
  return {
    open: () => there()?.open(),
    close: () => there()?.close(),
    toggle: () => there()?.toggle(),
    talkToHuman: () => there()?.talkToHuman(),
    identify: (proof) => there()?.identify(proof),
    logout: () => there()?.logout(),
    erase: () => there()?.erase(),
    setLocale: (locale) => there()?.setLocale(locale),
    setContext: (context) => there()?.setContext(context),
    on(type, listener) {
      addEventListener(`handrail:${type}`, listener);
      ends.add(() => removeEventListener(`handrail:${type}`, listener));
    },
    off: (type, listener) => removeEventListener(`handrail:${type}`, listener),
    // A view that is left and comes again mounts another one, and would hear everything twice.
    destroy() {
      if (own) own.destroy();
      else if (mounted.includes(entry)) end();
    },
  };
}

function shown(): HandrailApi | undefined {
  const named: Named | undefined = window.handrail;
  return named?.off && named;
}

function launch(options: MountOptions): Launcher {
  const { relay, site, phone, email, label, locale, texts, backend, imageHosts, unreadTitle, sound, storage, target } =
    options;
  // HG1: a button without words is none.
  const isNamed = label !== undefined && !isBlank(label);
  if (label !== undefined && !isNamed)
    warn("the label has nothing in it to be read, so the button has its own words. (invalid-label)");
  return createLauncher({
    relay: relay.replace(/\/+$/, ""),
    site,
    label: () => (isNamed ? label : undefined),
    settings: {
      phone,
      email,
      imageHosts: imageHosts?.join(" "),
      unreadTitle: unreadTitle ? "" : undefined,
      sound: sound ? "" : undefined,
      storage,
      // A window of its own begins with the script tag's own file, which knows of relays only.
      backend: backend && "",
    },
    target,
    loadPanel: async () => (await import("./panel/bundled-panel.ts")).bundledPanel({ wish: locale, texts, backend }),
  });
}

function warn(line: string): void {
  // oxlint-disable-next-line eslint/no-console -- for whoever builds the page: the visitor can do nothing about it
  console.warn(`Handrail: ${line}`);
}
