// Draws the launcher and the human button, keeps an early click, and brings the panel at the first sign of intent.
// Knows nothing of conversations: what the button says later, the panel tells it.
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import type { EarlyAsk, Panel, PanelModule, Shell, VisitorCall, VisitorProof } from "../shell.ts";
import { el, icon } from "./dom.ts";
import { askStore } from "./early-ask.ts";
import { failureCard } from "./failure-card.ts";
import css from "./launcher.css?inline";
import { WORDS } from "./words.ts";

const CHAT = "M21 12a8 8 0 0 1-12 7l-5 1 1-5a8 8 0 1 1 16-3Z";
const PERSON = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 20a8 8 0 0 1 16 0";
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
  /** Passed on to the panel when it comes; nothing is fetched for it (HG13). */
  identify(proof?: VisitorProof): void;
  /** What is on the disk is core's to forget, with care for an unsent click (HG3): so the panel is fetched. */
  logout(): void;
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
  const human = el("button", { class: "human" }, icon(PERSON), words);
  const bubble = el("button", { class: "bubble", "aria-label": WORDS.open }, icon(CHAT));
  const spoken = el("p", { class: "spoken", role: "status" });
  const dock = el("div", { class: "dock" }, human, bubble, spoken);
  const host = el("div", { popover: "manual" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(css)];
  root.append(dock);
  (options.target ?? document.documentElement).append(host);
  // The top layer: no z-index, transform or filter of the page reaches it.
  // In an older browser the largest z-index has to do.
  if (host.isConnected && "showPopover" in host) host.showPopover();

  let panel: Panel | null = null;
  let isOpen = false;
  let isDestroyed = false;
  let isWanted = false;
  let loading: Promise<void> | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let card: HTMLElement | null = null;

  const told: VisitorCall[] = [];
  const shell: Shell = {
    root,
    told,
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
      human.classList.toggle("warm", tone !== "ask");
      bubble.dataset["unread"] = `${unread || ""}`;
      bubble.ariaLabel = `${WORDS.open} ${unreadText}`;
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
        card?.remove();
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
    void ask.write(newAsk()).then(tell, tell);
    tell();
    human.classList.add("warm");
    want();
  };

  // What may be said of the click while the panel cannot speak for itself.
  const tell = (): void => {
    const where = ask.where();
    if (panel || where === "nowhere") return;
    const [first, later] = where === "disk" ? [WORDS.noted, WORDS.notSent] : [WORDS.heard, WORDS.waits];
    words.textContent = spoken.textContent = attempt ? later : first;
  };

  function failed(): void {
    loading = null;
    attempt += 1;
    if (isDestroyed || !(isWanted || ask.isAlive())) return;
    tell();
    card?.remove();
    if (isWanted) root.append((card = failureCard({ state: WORDS[ask.where()], contact, onAgain: retry })));
    timer = setTimeout(retry, Math.min(RETRY.maxMs, RETRY.firstMs * 2 ** (attempt - 1)));
  }

  const retry = (): void => {
    clearTimeout(timer);
    if (!panel && attempt) void load();
  };

  const prefetch = (): void => void load();
  dock.addEventListener("pointerenter", prefetch);
  dock.addEventListener("focusin", prefetch);
  addEventListener("online", retry);
  human.addEventListener("click", talkToHuman);
  bubble.addEventListener("click", () => (card?.isConnected ? close() : want()));
  const resume = (): void => {
    if (!isDestroyed && ask.isAlive() && !start()) void load();
  };
  resume();
  // What localStorage has lost, as it does when a browser ends badly, the database may still know.
  void ask.look().then(resume, resume);

  const tellPanel = (call: VisitorCall): unknown => (panel ? panel.tell?.(call) : told.push(call));

  const close = (): void => {
    isWanted = false;
    card?.remove();
    panel?.close();
  };
  return {
    open: want,
    close,
    toggle: () => (isOpen ? close() : want()),
    talkToHuman,
    identify: (proof) => proof && tellPanel(["identify", proof]),
    logout() {
      tellPanel(["logout"]);
      void load().then(() => start());
    },
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
  const bytes = crypto.getRandomValues(new Uint8Array(17));
  const id = btoa(String.fromCharCode(...bytes)).replace(/\W/g, "-");
  return { id: id.slice(0, 22), atMs: Date.now() };
}
