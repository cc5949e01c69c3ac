// What the views share: the chat's signals, what is derived of them, and the few states that are the panel's own.
import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Chat } from "@handrail/core";
import { first, type Words } from "../locales/en/first.ts";
import type { EarlyLocale } from "../locales/locale.ts";
import type { Shell, VisitorContext } from "../shell.ts";
import { createFormat, type Format } from "./format.ts";
import type { LatePart } from "./late.ts";
import type { LateParts } from "./parts.ts";

/** What stands in the composer's place, or asks in the bar; `earlier` and `aside` stand in the transcript's, too. */
export type Sheet =
  | "none"
  | "contact"
  | "cancel"
  | "times"
  | "end"
  | "transcript"
  | "erase"
  | "start"
  | "earlier"
  | "aside";

/** Whom the header shows. */
export type Speaking =
  | { readonly type: "bot" | "nobody-yet" | "unknown" | "waiting" | "closed"; readonly name?: undefined }
  | { readonly type: "agent"; readonly name: string };

/** The panel's model: one for each panel. */
export interface Model extends LateParts {
  readonly chat: Chat;
  /** What the chat does things with: until it has come, a click is noted and nothing else. */
  readonly core: LatePart<unknown>;
  readonly isHere: Promise<void>;
  readonly shell: Shell;
  /** The words of every part, as far as they have come; their own English ones in the place of what has not. */
  readonly locale: ReadonlySignal<EarlyLocale | null>;
  readonly words: Words;
  readonly format: Format;
  /** `null`: not yet, and drawn where it is not seen. */
  readonly isOpen: Signal<boolean | null>;
  readonly draft: Signal<string>;
  /** What the page says of the visitor's errand. */
  readonly said: Signal<VisitorContext | null>;
  /** Files that their part is yet to take. */
  readonly chosen: Signal<readonly File[]>;
  readonly sheet: Signal<Sheet>;
  readonly botName: ReadonlySignal<string>;
  readonly siteName: ReadonlySignal<string>;
  readonly hasBot: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<Speaking>;
  readonly isClosed: ReadonlySignal<boolean>;
  /** There is something to show that the first part has no views for. */
  readonly isTalking: ReadonlySignal<boolean>;
  /** Makes what depends on the language: the same object, filled anew when the language changes. */
  inLanguage<Made extends object>(make: (locale: EarlyLocale | null) => Made): Made;
  /** Changes the language. */
  speak(locale: EarlyLocale | null): void;
  /** Takes files for the next message. */
  attach(files: Iterable<File>): void;
  /** Closes the panel; set by whoever started it. */
  close(): void;
}

/** The model of a chat. */
export function createModel(
  chat: Chat,
  shell: Shell,
  { locale: given, ...parts }: LateParts & Pick<Model, "core" | "isHere"> & { readonly locale: EarlyLocale | null },
): Model {
  const locale = signal(given);
  const renewals: (() => void)[] = [];
  const inLanguage: Model["inLanguage"] = (make) => {
    const made = make(locale.peek());
    renewals.push(() => Object.assign(made, make(locale.peek())));
    return made;
  };
  const words = inLanguage((spoken) => ({ ...first, ...spoken?.first }));
  const chosen = signal<readonly File[]>([]);
  const isClosed = computed(() => chat.conversation.value?.owner.type === "nobody" && chat.human.value.type === "none");
  const hasBot = computed(() => !!chat.site.value?.bot);
  const speaking = computed((): Speaking => {
    const human = chat.human.value;
    if (human.type === "talking") return { type: "agent", name: human.agent.name };
    if ((human.type === "waiting" && !human.isBotBack) || human.type === "keeping" || human.type === "kept")
      return { type: "waiting" };
    if (isClosed.value) return { type: "closed" };
    if (hasBot.value) return { type: "bot" };
    // HG8: until the site's facts are here, nobody is said to be.
    return { type: chat.site.value ? "nobody-yet" : "unknown" };
  });
  return {
    chat,
    shell,
    locale,
    words,
    format: inLanguage(() => createFormat(words)),
    inLanguage,
    speak: (next) =>
      batch(() => {
        locale.value = next;
        renewals.forEach((renew) => renew());
      }),
    ...parts,
    isOpen: signal<boolean | null>(false),
    said: signal(null),
    draft: signal(""),
    chosen,
    sheet: signal<Sheet>("none"),
    botName: computed(() => chat.site.value?.bot?.name ?? locale.value?.first.bot ?? first.bot),
    siteName: computed(() => chat.site.value?.name ?? shell.site),
    hasBot,
    speaking,
    isClosed,
    isTalking: computed(
      () =>
        chat.entries.value.length > 0 ||
        chat.human.value.type !== "none" ||
        chat.erasure.value !== "none" ||
        chat.notice.value !== null ||
        chat.site.value?.isLive === false,
    ),
    attach(files) {
      chosen.value = [...chosen.value, ...files];
      parts.files.want();
    },
    close() {},
  };
}
