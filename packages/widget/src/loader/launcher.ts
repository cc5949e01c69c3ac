// Draws the launcher and the human button, keeps an early click, and brings the panel at the first sign of intent.
// Knows nothing of conversations: what the button says later, the panel tells it.
import type { EarlyAsk, Panel, PanelModule, Shell } from "../shell.ts";
import { el, icon } from "./dom.ts";
import { askStore } from "./early-ask.ts";
import { failureCard } from "./failure-card.ts";
import css from "./launcher.css?inline";
import { WORDS } from "./words.ts";

const CHAT = "M21 11.5a8 8 0 0 1-8.4 7.9 9 9 0 0 1-3.3-.7L4 20.3l1.5-4.5A7.6 7.6 0 0 1 4.2 11.5a8.4 8.4 0 0 1 16.8 0Z";
const PERSON = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5a7.5 7.5 0 0 1 15 0";
const RETRY = { firstMs: 2_000, maxMs: 60_000 };

/** What a launcher is made of. */
export interface LauncherOptions {
  readonly relay: string;
  readonly site: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly label: string | null;
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
  destroy(): void;
}

/** Puts the launcher on the page. */
export function createLauncher(options: LauncherOptions): Launcher {
  const { relay, site } = options;
  const label = options.label || WORDS.human;
  const contact = {
    phone: options.phone,
    email: options.email,
    humanUrl: `${relay}/human/${encodeURIComponent(site)}`,
  };
  const ask = askStore(site, () => localStorage);

  const words = el("span", {}, label);
  const badge = el("b", { class: "badge", "aria-hidden": "true" });
  const human = el("button", { type: "button", class: "human" }, icon(PERSON), words);
  const bubble = el("button", { type: "button", class: "bubble", "aria-label": WORDS.open }, icon(CHAT), badge);
  const spoken = el("p", { class: "spoken", role: "status" });
  const dock = el("div", { class: "dock" }, human, bubble, spoken);
  const host = el("div", { popover: "manual" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(css)];
  root.append(dock);
  (options.target ?? document.documentElement).append(host);
  // The top layer: no z-index, transform or filter of the page reaches it.
  try {
    host.showPopover();
  } catch {
    // An older browser: the largest z-index has to do.
  }

  let panel: Panel | null = null;
  let isOpen = false;
  let isDestroyed = false;
  let wish: "open" | null = null;
  let loading: Promise<void> | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let card: HTMLElement | null = null;

  const shell: Shell = {
    root,
    relay,
    site,
    label,
    contact,
    takeUnkeptAsk: ask.takeUnkept,
    keepAlive: ask.keepAlive,
    onOpenChange(nowOpen) {
      isOpen = nowOpen;
      dock.classList.toggle("away", nowOpen);
      if (!nowOpen) bubble.focus();
    },
    status({ text, tone, unread, unreadText }) {
      words.textContent = text ?? label;
      human.dataset["tone"] = tone;
      badge.textContent = unread ? String(unread) : "";
      bubble.setAttribute("aria-label", unread ? `${WORDS.open}, ${unreadText}` : WORDS.open);
      if (text) spoken.textContent = text;
    },
  };

  // Fetches the panel's code. HG13: only ever called on intent, or for a returning visitor whose chat goes on.
  const load = (): Promise<void> =>
    (loading ??= options.loadPanel(attempt).then(
      (module) => {
        if (isDestroyed) return;
        start = () => (panel ??= module.startPanel(shell));
        card?.remove();
        if (wish || ask.isAlive()) start();
        if (wish) panel?.open();
      },
      () => {
        loading = null;
        attempt += 1;
        if (wish || ask.isAlive()) failed();
      },
    ));
  let start = (): Panel | null => panel;

  const want = (): void => {
    wish = "open";
    if (start()) panel?.open();
    else dock.classList.add("busy");
    void load().then(() => panel && dock.classList.remove("busy"));
  };

  const talkToHuman = (): void => {
    if (start()) return panel?.talkToHuman();
    // HG3: on disk before anything else, in the same turn as the click.
    ask.write(newAsk());
    words.textContent = spoken.textContent = WORDS.heard;
    human.dataset["tone"] = "waiting";
    want();
  };

  const failed = (): void => {
    if (isDestroyed) return;
    dock.classList.remove("busy");
    card?.remove();
    const state = { disk: WORDS.kept, page: WORDS.keptInPage, nowhere: WORDS.nothingAsked }[ask.where()];
    if (ask.where() !== "nowhere") words.textContent = WORDS.notSent;
    if (wish) root.append((card = failureCard({ state, contact, onAgain: retry, onClose: () => (wish = null) })));
    clearTimeout(timer);
    timer = setTimeout(() => void load(), Math.min(RETRY.maxMs, RETRY.firstMs * 2 ** (attempt - 1)));
  };

  const retry = (): void => {
    clearTimeout(timer);
    if (!panel && attempt) void load();
  };

  const prefetch = (): void => void load();
  for (const type of ["pointerenter", "focusin", "touchstart"]) {
    dock.addEventListener(type, prefetch, { passive: true, once: true });
  }
  addEventListener("online", retry);
  human.addEventListener("click", talkToHuman);
  bubble.addEventListener("click", want);
  if (ask.isAlive()) void load();

  const close = (): void => {
    wish = null;
    panel?.close();
  };
  return {
    open: want,
    close,
    toggle: () => (isOpen ? close() : want()),
    talkToHuman,
    destroy() {
      isDestroyed = true;
      clearTimeout(timer);
      removeEventListener("online", retry);
      panel?.destroy();
      host.remove();
    },
  };
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

function newAsk(): EarlyAsk {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_" })[sign] ?? "");
  return { id, atMs: Date.now() };
}
