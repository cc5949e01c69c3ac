// The console's shortcuts: single keys, heard only where nobody writes and no dialog is open.
import { actionsFor } from "../domain/actions.ts";
import { findItem, nextToTake, sections, stepFrom, walkOrder } from "../domain/inbox.ts";
import { offeredToOther } from "../domain/offers.ts";
import { hrefOf } from "../domain/route.ts";
import type { Desk } from "../state/create-desk.ts";

/** Key → what it does, as the help sheet lists them. */
export const SHORTCUTS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["j", "↓"], "Next in the list"],
  [["k", "↑"], "Previous in the list"],
  [["Enter"], "Open"],
  [["a"], "Accept the offer, what is open, or the next visitor"],
  [["p"], "Pass: decline the offer"],
  [["r"], "Write a reply"],
  [["/"], "In a reply, before a word: saved replies"],
  [["h"], "Hand over to a colleague"],
  [["b"], "Back to the queue"],
  [["n"], "Nothing to answer"],
  [["x"], "Close the conversation"],
  [["s"], "Search past conversations"],
  [["d"], "Go on or off duty"],
  [["Esc"], "Leave the reply, then the conversation"],
  [["?"], "This list"],
];

/** The event that asks the open conversation to show its hand-over list. */
export const HAND_OVER_EVENT = "desk:hand-over";

/** Listens until the answer is called. */
export function listenForKeys(desk: Desk, onHelp: () => void): () => void {
  const rest = restOfWords();
  const hear = (event: KeyboardEvent): void => {
    if (rest.hear(event)) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const isWriting = isField(event.target);
    if (event.key === "Escape") escape(event.target);
    else if (!isWriting && !isControlsOwnKey(event) && press(desk, event.key, onHelp)) event.preventDefault();
  };
  document.addEventListener("keydown", hear);
  document.addEventListener("pointerdown", rest.end);
  return () => {
    document.removeEventListener("keydown", hear);
    document.removeEventListener("pointerdown", rest.end);
  };
}

/** Whoever writes on without looking up has stopped by then, in ms. */
const WORD_PAUSE_MS = 4_000;
const BETWEEN_LETTERS: ReadonlySet<string> = new Set(["Backspace", "Enter", "Shift"]);

interface RestOfWords {
  /** Whether this key belongs to what was being written. */
  hear(event: KeyboardEvent): boolean;
  /** The agent has done something else on purpose. */
  end(): void;
}

// A composer goes when its visitor closes, or is somebody else's now, and what is written on would be shortcuts: the next visitor taken by an
// `a`, duty ended by a `d`. No letter is heard until there is a pause, a press, or a key that nobody writes with.
function restOfWords(): RestOfWords {
  let last: { readonly field: Element; readonly atMs: number } | null = null;
  return {
    hear: ({ target, key, timeStamp }) => {
      if (target instanceof HTMLTextAreaElement) {
        last = { field: target, atMs: timeStamp };
        return false;
      }
      const isRest = last !== null && !last.field.isConnected && timeStamp - last.atMs < WORD_PAUSE_MS;
      const isLetter = /^.$/u.test(key);
      last = isRest && last && (isLetter || BETWEEN_LETTERS.has(key)) ? { ...last, atMs: timeStamp } : null;
      return isRest && isLetter;
    },
    end: () => {
      last = null;
    },
  };
}

function isField(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}

// Arrows scroll the transcript and walk the list; they must not do both.
function isControlsOwnKey(event: KeyboardEvent): boolean {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  return event.target instanceof HTMLElement && event.target.closest("[data-row]") === null;
}

// First out of the reply, then out of the conversation.
function escape(target: EventTarget | null): void {
  if (isField(target)) {
    target.blur();
    document.querySelector<HTMLElement>("[data-transcript]")?.focus({ preventScroll: true });
    return;
  }
  if (location.hash.startsWith("#/c/")) {
    const id = location.hash.slice("#/c/".length);
    location.hash = hrefOf({ type: "inbox" });
    document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  }
}

// Answers whether the key meant something.
function press(desk: Desk, key: string, onHelp: () => void): boolean {
  if (key === "?") {
    onHelp();
    return true;
  }
  if (!desk.preferences.hasShortcuts.peek()) return false;
  switch (key) {
    case "j":
    case "ArrowDown":
      return walk(desk, 1);
    case "k":
    case "ArrowUp":
      return walk(desk, -1);
    case "s":
      location.hash = hrefOf({ type: "past" });
      return true;
    case "d":
      void desk.setDuty(desk.session.me.peek()?.isOnDuty !== true);
      return true;
    default:
      return act(desk, key);
  }
}

function walk(desk: Desk, step: 1 | -1): boolean {
  const inbox = desk.inbox.peek();
  if (!inbox) return false;
  const order = walkOrder(sections(inbox)).filter((id) => row(id) !== null);
  const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const route = desk.route.peek();
  const open = route.type === "conversation" ? route.conversation : null;
  const current = order.find((id) => id === focused) ?? open;
  const next = stepFrom(order, current, step);
  if (next !== null) row(next)?.focus();
  return true;
}

function row(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${id}"]`);
}

function act(desk: Desk, key: string): boolean {
  const me = desk.session.me.peek();
  const inbox = desk.inbox.peek();
  if (!me || !inbox) return false;
  const route = desk.route.peek();
  const open = route.type === "conversation" ? route.conversation : null;
  const state = open === null ? null : desk.conversations.of(open).peek().replica.state;
  const nowMs = desk.nowMs.peek();
  const item = open === null ? null : findItem(inbox, open);
  const offeredTo = (item && offeredToOther(item, me.id, nowMs)?.name) ?? null;
  const actions = state && actionsFor(state, { ...me, offeredTo });
  const [offer] = desk.offers.mine.peek();
  if (key === "p") {
    if (offer) void desk.decline(offer.conversation);
    return offer !== undefined;
  }
  if (key === "a") {
    // Who is offered goes first: their time is running.
    const isOpenFree = open !== null && actions?.accept.type === "on";
    const next = offer?.conversation ?? (isOpenFree ? open : (nextToTake(inbox, me.id, nowMs)?.conversation ?? null));
    if (next !== null) void desk.take(next);
    return true;
  }
  if (open === null || !actions) return false;
  switch (key) {
    case "r":
      document.querySelector<HTMLElement>("[data-composer]")?.focus();
      return true;
    case "h":
      if (actions.handOver.type === "on") document.dispatchEvent(new Event(HAND_OVER_EVENT));
      return true;
    case "b":
      if (actions.leave.type === "on") void desk.acts.leave(open);
      return true;
    case "n":
      if (actions.settle.type === "on") void desk.acts.settle(open);
      return true;
    case "x":
      if (actions.close.type === "on") void desk.acts.close(open);
      return true;
    default:
      return false;
  }
}
