// What the views share: the chat's signals, what is derived of them, and the few states that are the panel's own.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Chat } from "@handrail/core";
import { en, type Words } from "../locales/en.ts";
import type { Shell } from "../shell.ts";
import { humanBar, type Bar } from "./domain/human-bar.ts";
import { transcript, type Item } from "./domain/transcript.ts";
import { createFormat, type Format } from "./format.ts";

/** What stands in the composer's place, or asks in the bar. */
export type Sheet = "none" | "contact" | "cancel" | "times" | "end" | "erase";

/** Whom the header shows. */
export type Speaking =
  | { readonly type: "bot" }
  | { readonly type: "nobody-yet" }
  | { readonly type: "waiting" }
  | { readonly type: "agent"; readonly name: string }
  | { readonly type: "closed" };

/** The panel's model: one for each panel. */
export interface Model {
  readonly chat: Chat;
  readonly shell: Shell;
  readonly words: Words;
  readonly format: Format;
  readonly isOpen: Signal<boolean>;
  readonly draft: Signal<string>;
  readonly sheet: Signal<Sheet>;
  readonly items: ReadonlySignal<readonly Item[]>;
  readonly bar: ReadonlySignal<Bar>;
  readonly botName: ReadonlySignal<string>;
  readonly siteName: ReadonlySignal<string>;
  readonly hasBot: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<Speaking>;
  readonly isClosed: ReadonlySignal<boolean>;
  /** Closes the panel; set by whoever started it. */
  close(): void;
}

/** The model of a chat. */
export function createModel(chat: Chat, shell: Shell): Model {
  const words = en;
  const isClosed = computed(() => chat.conversation.value?.owner.type === "nobody" && chat.human.value.type === "none");
  const hasBot = computed(() => chat.site.value === null || chat.site.value.bot !== null);
  const bar = computed(() =>
    humanBar({
      human: chat.human.value,
      conversation: chat.conversation.value,
      site: chat.site.value,
      live: chat.live.value,
      nowMs: chat.now.value,
    }),
  );
  const speaking = computed((): Speaking => {
    const human = chat.human.value;
    if (human.type === "talking") return { type: "agent", name: human.agent.name };
    if ((human.type === "waiting" && !human.isBotBack) || human.type === "keeping" || human.type === "kept")
      return { type: "waiting" };
    if (isClosed.value) return { type: "closed" };
    return { type: hasBot.value ? "bot" : "nobody-yet" };
  });
  return {
    chat,
    shell,
    words,
    format: createFormat(words),
    isOpen: signal(false),
    draft: signal(""),
    sheet: signal<Sheet>("none"),
    items: computed(() => transcript(chat.entries.value)),
    bar,
    botName: computed(() => chat.site.value?.bot?.name ?? words.bot),
    siteName: computed(() => chat.site.value?.name ?? shell.site),
    hasBot,
    speaking,
    isClosed,
    close() {},
  };
}
