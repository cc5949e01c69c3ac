// A small bubble beside the launcher with the merchant's words, by a rule that stands in the snippet: nothing is asked for, counted or
// stored before the visitor clicks it (HG13). It lies below the top layer, where the human button is, and so never over it (HG1).
// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module: whoever type-checks our sources needs it too.
/// <reference path="../css.d.ts" />
import type {} from "../loader/page-api.ts";
import { el, icon, sheetOf } from "../loader/dom.ts";
import css from "./greeting.css?inline";

const KEY = "handrail:greeted";
const TIMES_KEY = "handrail:greetings";
/** As in the panel: what stands for the question of the visitor's system, where the page has answered it. */
const SCHEMES: Readonly<Record<string, string>> = { light: "not all", dark: "all" };
const SECOND_MS = 1_000;
const CROSS = "m6 6 12 12M18 6 6 18";
/** Whoever has found the chat by themselves need not be greeted. */
const FOUND = ["handrail:open", "handrail:human-requested"];

/** The rule, and the words: `data-greet`, `data-greet-after` and so on. */
export interface GreetingRule {
  readonly greet?: string | undefined;
  /** Seconds that the page has been looked at. */
  readonly greetAfter?: string | undefined;
  /** What the page's path begins with. */
  readonly greetOn?: string | undefined;
  /** An event of the page's window that is waited for first: `cart-full`. */
  readonly greetEvent?: string | undefined;
  /** What the cross is called; "Dismiss" unless given. */
  readonly greetClose?: string | undefined;
  /** How often it may come in one tab while nobody clicks it: counted in `sessionStorage`. Unless given, nothing is counted or kept. */
  readonly greetTimes?: string | undefined;
  /** As in the snippet: where it is kept that this visitor was greeted today. */
  readonly storage?: string | undefined;
}

/**
 * Greets when the rule says so, at most once; not on a day on which this visitor has clicked a greeting or opened the chat. A click opens the
 * chat of whatever widget is on the page, by a tag, `mount()` or the element. Returns what ends it.
 *
 * @example
 * const stop = startGreeting({ greet: "Questions about sizes?", greetAfter: "20" });
 */
export function startGreeting(rule: GreetingRule): () => void {
  const { greet, greetAfter, greetOn = "/", greetEvent, greetClose = "Dismiss", greetTimes, storage = "local" } = rule;
  const today = new Date().toDateString();
  const host = el("div");
  const attempt = (act: (store: Storage) => string | null | void): string | null => {
    try {
      return act(Reflect.get(window, `${storage}Storage`)) ?? null;
    } catch {
      return null;
    }
  };
  // Only where the page asks for it (HG13).
  const count = (more: number): number => {
    if (!greetTimes || storage === "none") return -1;
    try {
      const times = Number(sessionStorage.getItem(TIMES_KEY)) + more;
      if (more) sessionStorage.setItem(TIMES_KEY, `${times}`);
      return times;
    } catch {
      return -1;
    }
  };
  if (!greet || attempt((store) => store.getItem(KEY)) === today || count(0) >= Number(greetTimes)) return () => {};

  let seconds = 0;
  let isDue = !greetEvent;
  if (greetEvent) addEventListener(greetEvent, () => (isDue = true), { once: true });
  const look = (): void => {
    if (document.hidden || !isDue || !location.pathname.startsWith(greetOn) || ++seconds < Number(greetAfter ?? 0))
      return;
    clearInterval(timer);
    show();
  };
  const timer = setInterval(look, SECOND_MS);
  const stop = (): void => {
    clearInterval(timer);
    host.remove();
    for (const type of FOUND) removeEventListener(type, found);
  };
  // The chat is opened by a click, or told by the page to open: either way this visitor has it.
  const found = (): void => {
    attempt((store) => store.setItem(KEY, today));
    stop();
  };
  for (const type of FOUND) addEventListener(type, found);

  function show(): void {
    const words = el("button", { type: "button", class: "words", dir: "auto" }, greet ?? "");
    const close = el("button", { type: "button", class: "close", "aria-label": greetClose }, icon(CROSS));
    words.onclick = () => {
      found();
      (window.handrail ||= []).push(["open"]);
    };
    close.onclick = found;
    const root = host.attachShadow({ mode: "closed" });
    const scheme = getComputedStyle(document.documentElement).getPropertyValue("--handrail-scheme").trim();
    root.adoptedStyleSheets = [sheetOf(css.replace(/\(prefers-color.*?\)/, SCHEMES[scheme] ?? "$&"))];
    const box = el("div", { class: "greeting", role: "status" });
    root.append(box);
    document.body.append(host);
    // What stands in it from the start is not read out.
    setTimeout(() => box.append(words, close));
    count(1);
  }
  return stop;
}
