// Decides what the closed panel's human button and badge say: where the request stands stays in sight (HG1).
import { isOthersMessage } from "./domain/messages.ts";
import type { Model } from "./model.ts";

/** What the launcher shows once the panel knows more than the loader. */
export interface LauncherStatus {
  /** The human button's words; `null` for its own label. */
  readonly text: string | null;
  readonly tone: "ask" | "waiting" | "human";
  readonly unread: number;
  /** What `unread` is called, for those who hear it; empty for none. */
  readonly unreadText: string;
  /** What the button that opens the panel is called. */
  readonly name: string;
  /** The language of all of this. */
  readonly lang: string;
  /** What it says is the authority's word of now, and not what an earlier page has left. */
  readonly isLive: boolean;
}

/** What the launcher shows. */
export function launcherStatus(model: Model): LauncherStatus {
  const { chat, words, format, locale, isOpen } = model;
  // Told again when the language changes.
  void locale.value;
  // Before the disk has been read nobody knows; and whoever has it open reads it there.
  const seenSeq = isOpen.value ? Infinity : (chat.seen.value ?? Infinity);
  const unread = chat.entries.value.filter(
    (entry) => entry.type === "event" && entry.event.seq > seenSeq && isOthersMessage(entry),
  ).length;
  const unreadText = unread ? format.say(words.unread, { n: unread }) : "";
  const isLive = chat.connection.value === "online";
  return { ...button(model), unread, unreadText, name: words.open, lang: words.locale, isLive };
}

function button({ chat, words, format }: Model): Pick<LauncherStatus, "text" | "tone"> {
  const human = chat.human.value;
  switch (human.type) {
    case "keeping":
      return { text: words.keepingTitle, tone: "waiting" };
    case "kept":
      return { text: chat.storage.value === "memory" ? words.pillUnsent : words.pillKept, tone: "waiting" };
    case "waiting": {
      const place = chat.live.value?.place ?? null;
      if (place === null) return { text: words.pillWaiting, tone: "waiting" };
      return { text: place === 1 ? words.pillNext : format.say(words.pillPlace, { n: place }), tone: "waiting" };
    }
    case "talking":
      return { text: format.say(words.pillAgent, { name: human.agent.name }), tone: "human" };
    case "none":
    case "still-want":
    case "refused":
      return { text: null, tone: "ask" };
  }
}
