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
  readonly chat: Pick<Model["chat"], "conversation" | "entries" | "seen" | "session">;
  readonly shell: Pick<Model["shell"], "site" | "settings">;
}

/** The part, for one panel. */
export function create({ chat, shell }: Alerted): Alerts {
  const { unreadTitle, sound, storage } = shell.settings ?? {};
  const showCount = unreadTitle === undefined ? null : titleCount();
  const chime = sound === undefined ? null : createChime(shell.site, storage);
  const isHidden = signal(document.hidden);
  const look = (): void => void (isHidden.value = document.hidden);
  document.addEventListener("visibilitychange", look);

  let toldSeq = -1;
  const stopWatching = effect(() => {
    const head = chat.conversation.value?.head ?? 0;
    const seenSeq = chat.seen.value ?? Infinity;
    // What was there when the page came may be unread, and is not news; nor is what an earlier page has sounded for.
    if (toldSeq < 0 && head) toldSeq = Math.max(head, chime?.lastRung() ?? 0);
    const unseen = chat.entries.value.flatMap((entry) => {
      if (entry.type !== "event" || entry.event.seq <= seenSeq || entry.event.type !== "message.sent") return [];
      const { seq, from } = entry.event;
      return from.type === "bot" || from.type === "agent" ? [seq] : [];
    });
    const newest = unseen.at(-1) ?? 0;
    if (newest > toldSeq) {
      toldSeq = newest;
      chime?.ring(newest, () => (chat.seen.value ?? 0) < newest);
    }
    showCount?.(isHidden.value ? unseen.length : 0);
  });
  const stopForgetting = chat.session.subscribe((session) => {
    if (session === 0) return;
    toldSeq = -1;
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
