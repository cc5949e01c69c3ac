// Draws the launcher and the human button, keeps an early click, and brings the panel at the first sign of intent.
// Knows nothing of conversations: what the button says later, the panel tells it.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import type { Panel, PanelModule, Shell, VisitorCall, VisitorContext, VisitorProof } from "../shell.ts";
import { el, sheetOf } from "./dom.ts";
import { askStore, DISK, NOWHERE } from "./early-ask.ts";
import { guard } from "./guard.ts";
import css from "./launcher.css?inline";
import { TALK_TO_HUMAN, WORDS, type Words } from "./words.ts";

const EVENT = "handrail:";
/** Doubled at each attempt, the first one included, up to 64 seconds. */
const RETRY_FIRST_MS = 1_000;
const RETRIES_LONGER = 6;
/** A character that is to be seen: no control, space or what fonts ignore, such as a zero-width space; nor a braille blank. */
const SEEN = /[^\p{C}\p{Z}\p{DI}\u2800]/u;

/** What a launcher is made of. */
export interface LauncherOptions {
  readonly relay: string;
  readonly site: string;
  /** The snippet's `data-` attributes: `phone` and `email` are the launcher's own, the panel knows others. */
  readonly settings: NonNullable<Shell["settings"]>;
  /** The human button's words, asked for again and again: a snippet's link may come later, or be another one. */
  label(): string | null | undefined;
  /** Where the host element goes; `<html>` by default, which frameworks that replace `<body>` leave alone. */
  readonly target?: Element | undefined;
  /** `attempt` counts from 0, so that a retry can get round a failure that the browser remembers. */
  loadPanel(attempt: number): Promise<PanelModule>;
}

/** The calls that a page may make. */
export interface Launcher {
  open(): void;
  close(): void;
  toggle(): void;
  talkToHuman(): void;
  /** Passed on to the panel when it comes; nothing is fetched for it (HG13). */
  identify(proof?: VisitorProof): void;
  /** What is on the disk is core's to forget, with care for an unsent click (HG3): so the panel is fetched. */
  logout(): void;
  /** Erases the conversation, here and at the relay (HG14). */
  erase(): void;
  /** The panel's language, as a BCP 47 tag. */
  setLocale(locale: string): void;
  /** What the page knows and whoever answers should. */
  setContext(context: VisitorContext): void;
  on(type: LauncherEvent, listener: EventListener): void;
  off(type: LauncherEvent, listener: EventListener): void;
  destroy(): void;
}

/** What a page can hear of; each is also an event of its `window`, `handrail:open` and so on. */
export type LauncherEvent = "open" | "close" | "human-requested" | "human-joined" | "obstructed";

/** How the dock looks: at rest, below the open panel, or with every way to a human that needs no panel (HG1). */
type Look = "" | "away" | "stuck";

/** Puts the launcher on the page. */
export function createLauncher(options: LauncherOptions): Launcher {
  const { relay, site, target, settings } = options;
  const { phone, email, storage, words } = settings;
  const texts = (words ?? WORDS).split("|") as unknown as Words;
  const [open, noted, , , , contact] = texts;
  const humanUrl = `${relay}/human/${encodeURIComponent(site)}`;
  const ask = askStore(site, storage);

  const human = el("button", { class: "human", "aria-keyshortcuts": "Alt+Shift+H" });
  const bubble = el("button", { class: "bubble", "aria-label": open });
  const spoken = el("p", { role: "status" });
  const ways = (
    [
      [humanUrl, contact],
      [`mailto:${email}`, email],
      [`tel:${phone?.replace(/\s/g, "")}`, phone],
    ] as const
  ).map(([href, text]) => (text ? el("a", { href, target: "_blank" }, text) : ""));
  const dock = el("form", {}, spoken, ...ways, human, bubble);
  // No filter of the page knows the name, and no script of it sees inside.
  const root = document.createElement(`x-${Math.random()}`).attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheetOf(css)];
  root.append(dock);

  let panel: Panel | null = null;
  let look: Look;
  let isDestroyed = false;
  let isWanted = false;
  let loading: Promise<void> | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: Look): void => void (dock.className = `dock ${(look = next)}`);
  show("");

  const told: VisitorCall[] = [];
  const shell: Shell = {
    ...ask,
    root,
    told,
    relay,
    site,
    settings,
    label: "",
    contact: { phone, email, humanUrl },
    onOpenChange: (isOpen) => show(isOpen ? "away" : ""),
  };

  // What has to be seen now. The human button has the words that the page now gives it: a snippet's link may come after the script.
  const button = (): HTMLElement | null => {
    let label = options.label()?.trim() ?? "";
    // A link of nothing but spaces, bidi marks and the like has no words.
    if (!SEEN.test(label)) label = shell.label || TALK_TO_HUMAN;
    if (label !== shell.label) {
      if (human.textContent === shell.label) human.textContent = label;
      shell.label = label;
    }
    return look === "away" ? root.querySelector(".ask,.rail") : human;
  };

  const isDue = (): boolean => isWanted || ask.isAlive();
  let start = (): Panel | null => panel;
  // Fetches the panel's code. HG13: only ever called on intent, or for a returning visitor whose chat goes on.
  const load = (): Promise<void> =>
    (loading ??= options
      .loadPanel(attempt)
      .then((module) => {
        if (isDestroyed) return;
        start = () => (panel ??= module.startPanel(shell));
        if (isDue()) start();
        else module.warm?.(shell);
        show("");
        if (isWanted) panel?.open();
      })
      .catch(() => {
        loading = null;
        attempt += 1;
        if (isDestroyed || !isDue()) return;
        human.textContent = shell.label;
        tell();
        show(isWanted || ask.where() !== NOWHERE ? "stuck" : "");
        clearTimeout(timer);
        timer = setTimeout(resume, RETRY_FIRST_MS * 2 ** Math.min(RETRIES_LONGER, attempt));
      }));
  const resume = (): void => {
    if (!isDestroyed && isDue() && !start()) void load();
  };

  const want = (): void => {
    isWanted = true;
    if (start()) return panel?.open();
    void load();
  };

  const talkToHuman = (): void => {
    if (start()) return panel?.talkToHuman();
    // HG3: noted before anything else, in the same turn as the click; said to be so once it is on the disk.
    void ask.noteAsk().then(tell, tell);
    tell();
    human.className = "human warm";
    want();
  };

  // What may be said of the click while the panel cannot speak for itself.
  const tell = (): void => {
    const where = ask.where();
    if (panel) return;
    if (attempt) spoken.textContent = texts[where];
    else if (where === DISK) human.textContent = spoken.textContent = noted;
  };

  const close = (): void => {
    isWanted = false;
    show("");
    panel?.close();
  };

  button();
  addEventListener("online", resume);
  const unguard = guard({
    root,
    target,
    button,
    obstructed: () => tellPanel("obstructed"),
    wire() {
      dock.onpointerenter = human.onfocus = bubble.onfocus = () => void load();
      // A page that has swallowed the click has not swallowed the form, which is not heard outside of the root.
      dock.onclick = dock.onsubmit = (event: Event) => {
        const on = (event as SubmitEvent).submitter ?? event.target;
        const act = on === human ? talkToHuman : on === bubble && (look === "stuck" ? close : want);
        if (!act) return;
        event.preventDefault();
        act();
      };
    },
  });
  resume();
  // What localStorage has lost, as it does when a browser ends badly, the database may still know.
  void ask.look().then(resume, resume);

  const tellPanel = (...call: VisitorCall): unknown => (panel ? panel.tell?.(call) : told.push(call));
  // HG3: forgetting is core's, with care for an unsent click.
  const forget = (call: "logout" | "erase"): void => {
    tellPanel(call);
    void load().then(() => start());
  };

  return {
    open: want,
    close,
    toggle: () => (look === "away" ? close() : want()),
    talkToHuman,
    identify: (proof) => tellPanel("identify", proof),
    logout: () => forget("logout"),
    erase: () => forget("erase"),
    setLocale: (locale) => tellPanel("setLocale", locale),
    setContext: (context) => tellPanel("setContext", context),
    on: (type, listener) => addEventListener(EVENT + type, listener),
    off: (type, listener) => removeEventListener(EVENT + type, listener),
    destroy() {
      isDestroyed = true;
      removeEventListener("online", resume);
      panel?.destroy();
      unguard();
    },
  };
}
