// What the panel's later parts are to its first one: what each gives when it has come, and how it is fetched.
import type { Entry } from "@handrail/core";
import type { Card, ConversationId, FileId, FileRef, FilledField, Form } from "@handrail/protocol";
import type { ComponentChild } from "preact";
import type { ReadonlySignal } from "@preact/signals-core";
import type { TalkWords } from "../locales/en/talk.ts";
import type { LatePart } from "./late.ts";
import type { Model, Sheet } from "./model.ts";
import type { KeptPlace } from "./talk/keep-place.tsx";

/** What is shown of a conversation once something was said in it, or a human was asked for. */
export interface Talk {
  /** The rows of the transcript. */
  rows(): ComponentChild;
  /** What is said under the human button of how soon, a line each; `null` where no more is known than what always holds. */
  askHint(): readonly string[] | null;
  /** The human bar, from a request on; `null` where the button is all there is to it. */
  standing(): ComponentChild;
  /** The rows of an earlier conversation, to be read and no more. */
  reading(entries: readonly Entry[], of: ConversationId): ComponentChild;
  /** What the face of the agent who talks with the visitor shows instead of initials; `null` where they have no picture. */
  face(): ComponentChild;
  /** A refusal in the visitor's own words. */
  notice(): string | null;
  /** Keeps the visitor's place in what scrolls. */
  keepPlace(box: HTMLElement): KeptPlace;
  /** Hands the visitor the transcript as a file. */
  saveTranscript(): void;
  /** Takes files that are pasted or dropped. */
  take(event: ClipboardEvent | DragEvent): void;
  /** The kinds of files that can be chosen. */
  readonly accept: string;
  /** How many characters are left, once they are few. */
  limit(charsLeft: number): ComponentChild;
  /** The composer's emoji button, and the picker; nothing on a touch screen. */
  emoji(): ComponentChild;
  stop(): void;
}

/** The menu and what it opens: everything that asks the visitor for something. */
export interface Forms {
  /** The menu's lines. `done` closes it. */
  menu(done: () => void): ComponentChild;
  /** What stands in the composer's place; `null` where nothing does. */
  sheet(sheet: Sheet): ComponentChild;
  rating(): ComponentChild;
  stop?: never;
}

/** What a message brings besides plain text. */
export interface Rich {
  /** A bot's Markdown, drawn; as its plain words where that cannot be done safely. */
  markdown(text: string): ComponentChild;
  cards(cards: readonly Card[]): ComponentChild;
  /** `seq`: the message's, so that another form begins anew. */
  form(form: Form, seq: string): ComponentChild;
  filled(fields: readonly FilledField[]): ComponentChild;
  stop?: never;
}

/** Pictures and files: those that are chosen, those on their way, those that a message has brought. */
export interface Files {
  /** What is chosen for the next message, above the composer. */
  tray(): ComponentChild;
  /** Whether the next message would take a file along. */
  hasFiles(): boolean;
  /** Says this with the files that are chosen, now or once they are up. `false`: there are none, and nothing is said. */
  say(text: string): boolean;
  /** Rows of what was said and waits for its files. */
  waiting(): ComponentChild;
  /** How many messages wait for their files. */
  unsent(): number;
  /** The files of a message; of one that is not sent yet, by their ids. `of`: an earlier conversation's. */
  shown(files: readonly (FileRef | FileId)[], of?: ConversationId): ComponentChild;
  stop(): void;
}

/** A new conversation, those before it, and the window of its own. */
export interface Earlier {
  /** Lines of the menu: what they say, and what they do. */
  menu(): readonly (readonly [text: string, act: () => void])[];
  /** In the transcript's place; `null` while the present conversation is shown. */
  view(): ComponentChild;
  /** In the composer's place. */
  sheet(sheet: "start" | "earlier" | "aside"): ComponentChild;
  /** Below the end of a conversation. */
  startButton(): ComponentChild;
  stop(): void;
}

/** The emoji to choose from. */
export interface Emoji {
  picker(use: PickerUse): ComponentChild;
  stop?: never;
}

/** What the picker says, and whom it tells what was picked. */
export interface PickerUse {
  readonly words: Pick<TalkWords, "emoji" | "emojiSearch" | "emojiNone">;
  onPick(emoji: string): void;
}

/** What tells of messages that come while nobody looks. */
export interface Alerts {
  /** `null`: the snippet asks for none. */
  readonly sound: SoundSwitch | null;
  stop(): void;
}

/** A sound that the visitor can turn off. */
export interface SoundSwitch {
  readonly isOn: ReadonlySignal<boolean>;
  toggle(): void;
}

/** What goes on by itself until it is ended. */
export interface Stoppable {
  stop(): void;
}

/** The later parts. */
export interface Parts {
  readonly talk: Talk;
  readonly forms: Forms;
  readonly rich: Rich;
  readonly files: Files;
  readonly alerts: Alerts;
  readonly emoji: Emoji;
  readonly history: Earlier;
  /** What the page says of the visitor's errand. */
  readonly context: Stoppable;
  /** News by Ably instead of a stream. */
  readonly ably: Stoppable;
}

/** A part's module. */
export interface PartModule<Part> {
  /** The part's own styles. */
  readonly css: string;
  create(model: Model): Part;
}

/** The later parts, each on its way. */
export type LateParts = { readonly [Name in keyof Parts]: LatePart<Parts[Name]> };

/** The later parts' modules. */
export type PartModules = { readonly [Name in keyof Parts]: PartModule<Parts[Name]> };

/** How a part is fetched: from the relay for the script tag, by the bundler for those who bundle. */
export type PartSource = <Name extends keyof Parts>(
  name: Name,
  attempt: number,
) => PartModules[Name] | Promise<PartModules[Name]>;
