// What the views of earlier conversations share, and the states that are theirs: which one is read, and what was last said in each.
import { historyOf, type History, type KeptEarlier, type Reading } from "@handrail/core/history";
import type { Event } from "@handrail/protocol";
import { history, type HistoryWords } from "../../locales/en/history.ts";
import { erasing } from "../../locales/en/shared.ts";
import { messageOf } from "../domain/messages.ts";
import { dayFormat } from "../day-format.ts";
import { signal } from "../kit.ts";
import type { Model } from "../model.ts";

/** So many events from the end on hold the last words: what ends a conversation makes a few of its own. */
const LAST_EVENTS = 8;

/** What is open. */
export interface Opened {
  readonly earlier: KeptEarlier;
  /** `null`: on its way. */
  readonly reading: Reading | null;
  /** The visitor is asked whether it is to be erased. */
  readonly isErasing: boolean;
}

/** The model of earlier conversations. */
export interface HistoryModel extends Omit<Model, "history"> {
  readonly words: Model["words"] & typeof erasing & HistoryWords;
  readonly history: History;
  /** `null`: the list is shown. */
  readonly opened: { value: Opened | null };
  /** Whom it was with, and when. */
  title(earlier: KeptEarlier): { readonly who: string; readonly isAgent: boolean; readonly when: string };
  /** What was said last, once that is known. */
  lastWords(earlier: KeptEarlier): string | null;
  /** Asks for the last words of all of them. */
  look(): void;
  open(earlier: KeptEarlier): void;
  /** Whether a new conversation can be begun. */
  canStart(): boolean;
  /** Whether the present one can make way. */
  canLeave(): boolean;
  /** Does what changes the conversation; the draft comes along. */
  change(act: () => Promise<boolean>): Promise<void>;
}

/** The model, from the first part's. */
export function historyModel(model: Model): HistoryModel {
  const { chat, draft, files, botName, siteName, hasBot } = model;
  const past = historyOf(chat);
  const opened = signal<Opened | null>(null);
  const last = signal<ReadonlyMap<string, { readonly words: string; readonly agent: string | null }>>(new Map());
  const words = model.inLanguage((locale) => ({
    ...model.words,
    ...erasing,
    ...locale?.forms,
    ...history,
    ...locale?.history,
  }));
  const format = model.inLanguage(() => dayFormat(words));
  const canLeave = (): boolean => past.canLeave.value && !files.part?.unsent();
  return {
    ...model,
    words,
    history: past,
    opened,
    title(earlier) {
      const agent = earlier.agent ?? last.value.get(earlier.secret)?.agent ?? null;
      const at = earlier.lastAtMs;
      return {
        who: agent ?? (hasBot.value ? botName.value : siteName.value),
        isAgent: agent !== null,
        when: `${format.day(at, chat.now.peek())}, ${format.time(at)}`,
      };
    },
    lastWords: ({ secret }) => last.value.get(secret)?.words ?? null,
    look() {
      for (const earlier of past.earlier.peek()) {
        if (last.peek().has(earlier.secret)) continue;
        void past.read(earlier, Math.max(0, earlier.head - LAST_EVENTS)).then((reading) => {
          if (reading.type === "read") last.value = new Map(last.peek()).set(earlier.secret, lastOf(reading.events));
        });
      }
    },
    open(earlier) {
      const show = (reading: Reading | null): void => {
        opened.value = { earlier, reading, isErasing: false };
      };
      show(null);
      void past.read(earlier).then((reading) => {
        if (opened.peek()?.earlier === earlier) show(reading);
      });
    },
    canLeave,
    canStart: () => canLeave() && chat.conversation.value !== null,
    async change(act) {
      const { value: written } = draft;
      if (await act()) draft.value = written;
    },
  };
}

function lastOf(events: readonly Event[]): { words: string; agent: string | null } {
  const said = events.flatMap((event) => messageOf({ type: "event", event }) ?? []);
  return {
    words: said.at(-1)?.text ?? "",
    agent: said.findLast(({ speaker }) => speaker === "agent")?.name ?? null,
  };
}
