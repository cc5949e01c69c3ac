// The alerts part: tells of messages that come while nobody looks, by the page's title and by a sound. Fetched where the snippet asks
// for one of them.
import { effect, signal } from "../kit.ts";
import type { Model } from "../model.ts";
import type { Alerts } from "../parts.ts";
import { createChime } from "./chime.ts";
import { titleCount } from "./title-count.ts";

/** Its styles: it shows nothing. */
export const css = "";

/** What it has to know of a panel. */
export interface Alerted {
  readonly chat: Pick<Model["chat"], "conversation" | "entries" | "session">;
  readonly isOpen: Model["isOpen"];
  readonly shell: Pick<Model["shell"], "site" | "settings">;
}

/** The part, for one panel. */
export function create({ chat, isOpen, shell }: Alerted): Alerts {
  const { unreadTitle, sound, storage } = shell.settings ?? {};
  const showCount = unreadTitle === undefined ? null : titleCount();
  const chime = sound === undefined ? null : createChime(shell.site, storage);
  const isHidden = signal(document.hidden);
  const look = (): void => void (isHidden.value = document.hidden);
  document.addEventListener("visibilitychange", look);

  let seenSeq = -1;
  let toldSeq = 0;
  const stopWatching = effect(() => {
    const head = chat.conversation.value?.head ?? 0;
    const isSeen = isOpen.value && !isHidden.value;
    // What was there when the page came is not news.
    if (seenSeq < 0 && head) toldSeq = seenSeq = head;
    const unseen = chat.entries.value.flatMap((entry) => {
      if (entry.type !== "event" || entry.event.seq <= seenSeq || entry.event.type !== "message.sent") return [];
      const { seq, from } = entry.event;
      return from.type === "bot" || from.type === "agent" ? [seq] : [];
    });
    const newest = unseen.at(-1) ?? 0;
    if (newest > toldSeq) {
      toldSeq = newest;
      if (isSeen) chime?.hush(String(newest));
      else chime?.ring(String(newest));
    }
    if (isSeen) seenSeq = head;
    showCount?.(isHidden.value ? unseen.length : 0);
  });
  const stopForgetting = chat.session.subscribe((session) => {
    if (session === 0) return;
    seenSeq = -1;
    toldSeq = 0;
    chime?.forget();
  });
  return {
    sound: chime,
    stop() {
      document.removeEventListener("visibilitychange", look);
      stopWatching();
      stopForgetting();
      showCount?.(0);
      chime?.stop();
    },
  };
}
