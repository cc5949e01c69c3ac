// Calls the agent: by sound, by notification, and in the words that a screen reader hears. What is worth a call, others decide.
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { InboxItem } from "@handrail/protocol";
import { momentText, spokenDuration } from "../domain/durations.ts";
import { knownName } from "../domain/inbox.ts";
import { reasonText } from "../domain/log-line.ts";
import type { OfferedItem } from "../domain/offers.ts";
import { hrefOf } from "../domain/route.ts";
import type { Attention } from "../platform/attention.ts";
import { CALLS, NAMELESS, OFFERS } from "../texts.ts";
import type { PromisedItem } from "./due-calls.ts";
import type { Notices } from "./notices.ts";
import type { Preferences } from "./preferences.ts";

/** The calls of one page. */
export interface Calls {
  /** The last sentence for the screen reader's live region. */
  readonly announcement: ReadonlySignal<string>;
  /** The last offer, for the live region that interrupts. */
  readonly urgentAnnouncement: ReadonlySignal<string>;
  /** Somebody is offered to this agent. */
  offer(item: OfferedItem): void;
  /** Somebody waits whom anybody can take. */
  waiting(item: InboxItem): void;
  /** A visitor of theirs has written. */
  turn(item: InboxItem): void;
  /** What a visitor of theirs was promised is about to run out. */
  due(item: PromisedItem): void;
}

interface Surroundings {
  readonly attention: Attention;
  readonly preferences: Preferences;
  readonly notices: Notices;
  readonly nowMs: ReadonlySignal<number>;
  readonly setHash: (hash: string) => void;
}

export function createCalls({ attention, preferences, notices, nowMs, setHash }: Surroundings): Calls {
  const announcement = signal("");
  const urgentAnnouncement = signal("");

  function call({ conversation, preview }: InboxItem, words: { readonly title: string; readonly tag: string }): void {
    if (preferences.hasSound.peek()) attention.chime();
    if (!preferences.hasNotifications.peek() || attention.isWatching()) return;
    const hash = hrefOf({ type: "conversation", conversation });
    attention.notify({ ...words, body: preview, hash }, () => setHash(hash));
  }

  // The same words once more are heard only if something about them has changed.
  const say = (region: Signal<string>, words: string): void => {
    region.value = words === region.peek() ? `${words}\u00A0` : words;
  };

  return {
    announcement,
    urgentAnnouncement,
    offer: (item) => {
      const waited = spokenDuration(nowMs.peek() - item.requestedAtMs);
      const facts = { who: knownName(item) ?? NAMELESS, site: item.siteName, waited, preview: item.preview };
      const keys = preferences.hasShortcuts.peek() ? ` ${OFFERS.keys}` : "";
      say(urgentAnnouncement, `${OFFERS.call(facts)}${keys}`);
      call(item, { title: OFFERS.title(item.siteName), tag: item.conversation });
    },
    waiting: (item) => {
      say(announcement, CALLS.waiting(item.siteName, reasonText(item.why)));
      call(item, { title: CALLS.notificationTitle(item.siteName), tag: "handrail-queue" });
    },
    // HG14: no word of theirs, which could be erased and still be read out.
    turn: (item) => {
      const who = knownName(item) ?? NAMELESS;
      say(announcement, CALLS.turn(who));
      call(item, { title: CALLS.turnTitle(who, item.siteName), tag: item.conversation });
    },
    // A notice is read out by itself.
    due: (item) => {
      const due = momentText(item.promise.dueAtMs, nowMs.peek());
      notices.trouble(CALLS.due(knownName(item) ?? NAMELESS, due));
      call(item, { title: CALLS.dueTitle(due, item.siteName), tag: item.conversation });
    },
  };
}
