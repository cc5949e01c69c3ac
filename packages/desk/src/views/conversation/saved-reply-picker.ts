// Joins the composer's field with the list of saved replies: what opens and closes the list, moves in it, and puts one into the text. It
// sends nothing.
import type { Conversation, ConversationId, SavedReply } from "@handrail/protocol";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { fillIn, findReplies, namesOf, searchAt, type Search } from "../../domain/saved-replies.ts";
import { useDesk } from "../desk-context.ts";

interface PickerOptions {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly conversation: ConversationId;
  readonly state: Conversation;
  /** The field's text has been changed. */
  readonly onInput: (text: string) => void;
}

/** By the button it is open whether or not a slash was typed, and what is typed from there on is looked for. */
type Open = Search & { readonly isByHand: boolean };

/** What the list and the field need. */
export interface SavedReplyPicker {
  readonly isOpen: boolean;
  /** As they would be inserted. */
  readonly found: readonly SavedReply[];
  readonly active: number;
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly list: RefObject<HTMLUListElement | null>;
  /** The text or the caret has moved. */
  look(): void;
  toggle(): void;
  close(): void;
  choose(index: number): void;
  /** Answers whether the key was the list's. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** The picker of one composer. */
export function useSavedReplyPicker({ field, conversation, state, onInput }: PickerOptions): SavedReplyPicker {
  const desk = useDesk();
  const [open, setOpen] = useState<Open | null>(null);
  const [active, setActive] = useState(0);
  // Where a search was closed: it stays closed while its word grows.
  const closedAt = useRef<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  const names = namesOf(state, desk.session.me.value);
  const where = { site: state.site, language: state.locale ?? null };
  const found =
    open === null
      ? []
      : findReplies(desk.savedReplies.list.value ?? [], open.query, where).map((reply) => ({
          ...reply,
          text: fillIn(reply.text, names),
        }));
  const isOpen = open !== null && (open.isByHand || found.length > 0);
  const at = Math.min(active, found.length - 1);

  const close = (): void => {
    closedAt.current = open?.from ?? null;
    if (list.current?.contains(document.activeElement) === true) field.current?.focus();
    setOpen(null);
  };
  const show = (next: Open): void => {
    if (open === null) void desk.savedReplies.read();
    if (open?.query !== next.query) setActive(0);
    setOpen(next);
  };
  const look = (): void => {
    const box = field.current;
    if (!box) return;
    const caret = box.selectionEnd;
    if (open?.isByHand === true) {
      const query = box.value.slice(open.from, caret);
      const isReply = /\s/.test(query) && findReplies(desk.savedReplies.list.value ?? [], query, where).length === 0;
      if (caret < open.from || query.includes("\n") || isReply) return setOpen(null);
      return show({ ...open, to: caret, query });
    }
    const search = box.selectionStart === caret ? searchAt(box.value, caret) : null;
    if (search === null) closedAt.current = null;
    if (search === null || search.from === closedAt.current) return setOpen(null);
    show({ ...search, isByHand: false });
  };
  const toggle = (): void => {
    const box = field.current;
    if (!box) return;
    if (isOpen) return close();
    const caret = box.selectionEnd;
    show({ from: caret, to: caret, query: "", isByHand: true });
    // A keyboard that covers half of a phone's screen opens only when it is asked for.
    if (matchMedia("(pointer: fine)").matches) box.focus();
    else requestAnimationFrame(() => list.current?.focus());
  };
  const choose = (index: number): void => {
    const reply = found[index];
    const box = field.current;
    if (!reply || !box || !open) return;
    setOpen(null);
    insert(box, open, reply.text);
    onInput(box.value);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing || event.keyCode === 229) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") close();
    else if (found.length === 0) return false;
    else if (step !== 0) setActive((at + step + found.length) % found.length);
    else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey)) choose(at);
    else return false;
    event.preventDefault();
    return true;
  };

  // Whoever presses elsewhere, or goes on to another control, is done with it.
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && field.current?.form?.contains(target) === false) setOpen(null);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isOpen]);
  useEffect(() => setOpen(null), [conversation]);
  const optionId = (index: number): string => `${listId}-${index}`;
  useEffect(() => {
    if (isOpen) document.getElementById(optionId(at))?.scrollIntoView({ block: "nearest" });
  }, [isOpen, at]);

  return { isOpen, found, active: at, listId, optionId, list, look, toggle, close, choose, onKeyDown };
}

// As if it had been typed, so that the browser's own undo takes it out again.
function insert(box: HTMLTextAreaElement, { from, to }: Search, text: string): void {
  box.focus();
  box.setSelectionRange(from, to);
  if (!document.execCommand?.("insertText", false, text)) box.setRangeText(text, from, to, "end");
}
