// Keeps what is half written while the visitor goes to another page of the shop and back: in this tab, and for this conversation
// alone. Stores nothing before they have typed (HG13), and nothing at all where the page wants nothing kept.
import { effect, signal, type Signal } from "@preact/signals-core";
import type { Chat } from "@handrail/core";
import type { Shell } from "../shell.ts";
import { messageOf } from "./domain/messages.ts";

/** Whose draft it is. */
export interface DraftOwner {
  readonly chat: Pick<Chat, "conversation" | "entries" | "session">;
  readonly draft: Signal<string>;
  readonly shell: Pick<Shell, "site" | "settings">;
}

/** Puts the draft back once it is known whose conversation this is, and keeps it from then on. Returns what ends it. */
export function keepDraft({ chat, draft, shell }: DraftOwner, opened: Promise<void>): () => void {
  const key = `handrail:${shell.site}:draft`;
  // Whoever comes after a logout that this tab did not hear of has another conversation, and finds nothing.
  const whose = (): string => `${chat.conversation.value?.id} `;
  // The disk takes its time over what was said: a page that goes before finds it in the field again, and one that finds it on the disk
  // does not write it once more.
  const isPending = (text: string): boolean =>
    chat.entries.value.some((entry) => {
      const said = entry.type === "pending" && messageOf(entry)?.text;
      return said && text.endsWith(said);
    });
  const isRead = signal(false);
  let found = "";
  let written = "";
  // A browser may refuse any of it.
  try {
    found = sessionStorage.getItem(key) ?? "";
  } catch {}
  void opened.then(() => (isRead.value = true));
  return effect(() => {
    const owner = whose();
    if (draft.value || chat.session.value || isPending(found)) found = "";
    // The disk may know a conversation's secret and not the conversation yet: then the relay is the first to say which one it is.
    if (isRead.value && found.startsWith(owner)) draft.value = found.slice(owner.length);
    try {
      if (draft.value && shell.settings?.["storage"] !== "none")
        sessionStorage.setItem(key, (written = owner + draft.value));
      else if (!isPending(written)) sessionStorage.removeItem(key);
    } catch {}
  });
}
