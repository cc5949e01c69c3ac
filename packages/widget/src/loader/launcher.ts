// Draws the launcher and the human button, keeps an early click, and brings the panel at the first sign of intent.
// Knows nothing of conversations: what the button says later, the panel tells it.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import type { Panel, PanelModule, Shell, VisitorCall, VisitorContext, VisitorProof } from "../shell.ts";
import { el, icon } from "./dom.ts";
import { askStore } from "./early-ask.ts";
import { guard } from "./guard.ts";
import css from "./launcher.css?inline";
import { newId } from "./new-id.ts";
import { WORDS } from "./words.ts";

const CHAT = "M21 12a8 8 0 0 1-12 7l-5 1 1-5a8 8 0 1 1 16-3Z";
const PERSON = "M12 12a4 4 0 1 1 .1 0ZM4 20a8 8 0 0 1 16 0";
const EVENT = "handrail:";
const RETRY_FIRST_MS = 2_000;
const RETRY_MAX_MS = 60_000;

/** What a launcher is made of. */
export interface LauncherOptions {
  readonly relay: string;
  readonly site: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly label?: string | undefined;
  /** For the panel: the snippet's `data-` attributes. */
  readonly settings?: Shell["settings"];
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

/** Puts the launcher on the page. */
export function createLauncher(options: LauncherOptions): Launcher {
  const { relay, site, phone, email, target } = options;
  const label = options.label || WORDS.human;
  const humanUrl = `${relay}/human/${encodeURIComponent(site)}`;
  const ask = askStore(site, () => localStorage);

  const words = el("span", {}, label);
  const human = el("button", { class: "human", "aria-keyshortcuts": "Alt+Shift+H" }, icon(PERSON), words);
  const bubble = el("button", { class: "bubble", "aria-label": WORDS.open }, icon(CHAT));
  // Heard, and seen where it is all that can be said.
  const spoken = el("p", { class: "spoken", role: "status" });
  // Every way to a human that needs no panel (HG1): shown when it cannot load.
  const ways = [
    [`tel:${phone?.replace(/[^+\d]/g, "")}`, phone],
    [`mailto:${email}`, email],
    [humanUrl, WORDS.contact],
  ].flatMap(([href, text]) => (href && text ? [el("a", { href, target: "_blank" }, text)] : []));
  const dock = el("form", { class: "dock" }, spoken, human, bubble);
  // No filter of the page knows the name, and no script of it sees inside.
  const host = document.createElement(`x-${newId().toLowerCase()}`);
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(dock);

  let panel: Panel | null = null;
  let isOpen = false;
  let isDestroyed = false;
  let isWanted = false;
  let loading: Promise<void> | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFailing = false;

  const told: VisitorCall[] = [];
  const shell: Shell = {
    ...ask,
    root,
    told,
    relay,
    site,
    settings: options.settings,
    label,
    contact: { phone: phone ?? null, email: email ?? null, humanUrl },
    onOpenChange(nowOpen) {
      isOpen = nowOpen;
      dock.classList.toggle("away", nowOpen);
      if (!nowOpen) bubble.focus();
    },
    status({ text, tone, unread, unreadText }) {
      words.textContent = text ?? label;
      human.classList.toggle("warm", tone !== "ask");
      bubble.dataset["unread"] = `${unread || ""}`;
      bubble.setAttribute("aria-label", `${WORDS.open} ${unreadText}`);
      if (text) spoken.textContent = text;
    },
  };

  // Fetches the panel's code. HG13: only ever called on intent, or for a returning visitor whose chat goes on.
  const load = (): Promise<void> =>
    (loading ??= options
      .loadPanel(attempt)
      .then((module) => {
        if (isDestroyed) return;
        start = () => (panel ??= module.startPanel(shell));
        if (isWanted || ask.isAlive()) start();
        if (isWanted) panel?.open();
        showWays(false);
      })
      .catch(failed)
      .then(() => dock.classList.remove("busy")));
  let start = (): Panel | null => panel;

  const want = (): void => {
    isWanted = true;
    start()?.open();
    if (!panel) dock.classList.add("busy");
    void load();
  };

  const talkToHuman = (): void => {
    if (start()) return panel?.talkToHuman();
    // HG3: noted before anything else, in the same turn as the click; said to be so once it is on the disk.
    void ask.noteAsk().then(tell, tell);
    tell();
    human.classList.add("warm");
    want();
  };

  // What may be said of the click while the panel cannot speak for itself.
  const tell = (): void => {
    const where = ask.where();
    if (panel) return;
    if (attempt) spoken.textContent = WORDS[where];
    else if (where !== "nowhere") words.textContent = spoken.textContent = where === "disk" ? WORDS.noted : WORDS.heard;
  };

  function showWays(isShown: boolean): void {
    isFailing = isShown;
    spoken.classList.toggle("spoken", !isShown);
    for (const way of ways)
      if (isShown) dock.prepend(way);
      else way.remove();
  }

  function failed(): void {
    loading = null;
    attempt += 1;
    if (isDestroyed || !(isWanted || ask.isAlive())) return;
    words.textContent = label;
    tell();
    showWays(isWanted || ask.where() !== "nowhere");
    timer = setTimeout(retry, Math.min(RETRY_MAX_MS, (RETRY_FIRST_MS / 2) * 2 ** attempt));
  }

  const retry = (): void => {
    clearTimeout(timer);
    if (!panel && attempt) void load();
  };

  addEventListener("online", retry);
  const unguard = guard({
    host,
    root,
    target,
    button: () => (isOpen ? root.querySelector(".ask,.rail") : human),
    wire() {
      dock.onpointerenter = human.onfocus = bubble.onfocus = () => void load();
      // A page that has swallowed the click has not swallowed the form, which is not heard outside of the root.
      const press = (event: Event): void => {
        const on = ((event as SubmitEvent).submitter ?? (event.target as Element)).closest("button");
        if (!on) return;
        event.preventDefault();
        if (on === human) talkToHuman();
        else if (isFailing) close();
        else want();
      };
      dock.onclick = dock.onsubmit = press;
    },
  });
  const resume = (): void => {
    if (!isDestroyed && ask.isAlive() && !start()) void load();
  };
  resume();
  // What localStorage has lost, as it does when a browser ends badly, the database may still know.
  void ask.look().then(resume, resume);

  const tellPanel = (...call: VisitorCall): unknown => (panel ? panel.tell?.(call) : told.push(call));
  // HG3: forgetting is core's, with care for an unsent click.
  const forget = (call: "logout" | "erase"): void => {
    tellPanel(call);
    void load().then(() => start());
  };

  function close(): void {
    isWanted = false;
    showWays(false);
    panel?.close();
  }
  return {
    open: want,
    close,
    toggle: () => (isOpen ? close() : want()),
    talkToHuman,
    identify: (proof) => proof && tellPanel("identify", proof),
    logout: () => forget("logout"),
    erase: () => forget("erase"),
    setLocale: (locale) => tellPanel("setLocale", locale),
    setContext: (context) => tellPanel("setContext", context),
    on: (type, listener) => addEventListener(EVENT + type, listener),
    off: (type, listener) => removeEventListener(EVENT + type, listener),
    destroy() {
      isDestroyed = true;
      clearTimeout(timer);
      removeEventListener("online", retry);
      panel?.destroy();
      unguard();
    },
  };
}
