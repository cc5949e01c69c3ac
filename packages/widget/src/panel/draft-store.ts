// Keeps what is half written while the visitor goes to another page of the shop and back: in this tab, and for this conversation
// alone. Stores nothing before they have typed (HG13).
import { effect, signal, type Signal } from "@preact/signals-core";
import type { Chat } from "@handrail/core";
import type { Shell } from "../shell.ts";

/** Whose draft it is. */
export interface DraftOwner {
  readonly chat: Pick<Chat, "conversation" | "session">;
  readonly draft: Signal<string>;
  readonly shell: Pick<Shell, "site">;
}

/** Puts the draft back once it is known whose conversation this is, and keeps it from then on. Returns what ends it. */
export function keepDraft({ chat, draft, shell }: DraftOwner, opened: Promise<void>): () => void {
  const key = `handrail:${shell.site}:draft`;
  // Whoever comes after a logout that this tab did not hear of has another conversation, and finds nothing.
  const whose = (): string => `${chat.conversation.value?.id} `;
  const isRead = signal(false);
  let kept: string | null = null;
  // A browser may refuse any of it.
  try {
    kept = sessionStorage.getItem(key);
  } catch {}
  void opened.then(() => (isRead.value = true));
  // The disk may know a conversation's secret and not the conversation yet: then the relay is the first to say which one it is.
  const stopWaiting = effect(() => {
    const owner = whose();
    if (draft.value || chat.session.value) kept = null;
    if (!isRead.value || !kept?.startsWith(owner)) return;
    draft.value = kept.slice(owner.length);
  });
  const stopKeeping = effect(() => {
    try {
      if (draft.value) sessionStorage.setItem(key, whose() + draft.value);
      else sessionStorage.removeItem(key);
    } catch {}
  });
  return () => {
    stopWaiting();
    stopKeeping();
  };
}
