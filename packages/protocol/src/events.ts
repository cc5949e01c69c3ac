// What can stand in a conversation's log. An event is a fact: it is appended by the authority and never changed.
import type { AgentId, ConversationId, EventId, FileId, PromiseId, RunId, SiteId } from "./ids.ts";

/** Who did it, derived from credentials by the authority and never from the message (HG8). */
export type Author =
  | { readonly type: "visitor" }
  | { readonly type: "bot" }
  | { readonly type: "agent"; readonly id: AgentId; readonly name: string }
  | { readonly type: "relay" };

/** An agent as the visitor may know them: an id and the name that they answer under. */
export interface AgentRef {
  readonly id: AgentId;
  readonly name: string;
}

/** The page that a conversation was started from. */
export interface Page {
  readonly url: string;
  readonly title: string;
}

/** Where a bot's answer comes from. `url` is http(s). */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly quote?: string;
}

/** A thing that a bot shows beside its words: a product, an order, a shop. */
export interface Card {
  readonly title: string;
  readonly text?: string;
  /** Shown where the merchant allows its host; its words otherwise. `url` is https. */
  readonly image?: { readonly url: string; readonly alt: string };
  readonly buttons: readonly CardButton[];
}

/** What a card's button does: says something for the visitor, or opens a page (http or https). */
export type CardButton =
  | { readonly label: string; readonly say: string }
  | { readonly label: string; readonly url: string };

/** What is asked for all at once, in place of one question after another. */
export interface Form {
  readonly title: string | null;
  readonly fields: readonly FormField[];
}

/** One field. `name` is unique in its form; `choices` are those of a `choice`, which needs two or more. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: FormFieldType;
  readonly isRequired: boolean;
  readonly choices?: readonly string[];
}

export type FormFieldType = "text" | "long-text" | "email" | "phone" | "number" | "date" | "choice" | "yes-no";

/** A field that the visitor has filled in. `value` is what they typed or chose, as text; `yes` or `no` of a `yes-no`. */
export interface FilledField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** A file that goes with a message, as the authority found it to be: nothing of it is the sender's word but the name, cleaned. */
export interface FileRef {
  readonly id: FileId;
  readonly name: string;
  /** The media type that its first bytes show. */
  readonly type: string;
  readonly bytes: number;
  /** Of a picture, in pixels as it is shown. */
  readonly width?: number;
  readonly height?: number;
}

/** How a visitor can be reached outside the page; at least one of `email` and `phone` is there. */
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Who the visitor is, as the merchant's signature proves it; what the visitor says of themselves is a {@link Contact}. */
export interface Identity {
  /** The merchant's own name for the visitor, 1 to 200 characters: a customer number. */
  readonly sub: string;
  readonly name: string | null;
  readonly email: string | null;
  /** 0 to 9; 0 for most. Higher ranks wait less, within the overtaking bound (HG12). */
  readonly rank: number;
}

/** Why a human was asked for: the visitor clicked, typed it, the bot handed over, a rule of the site did, or the bot failed too often. */
export type RequestReason = "button" | "typed" | "bot" | "rule" | "bot-failed";
/** Why a bot gave no answer. */
export type BotFailureReason = "unreachable" | "timeout" | "http-status" | "malformed" | "too-large";
/** `live`: a human answers in the chat soon. `appointment`: at the time that the visitor chose. `written`: in writing, later. */
export type Rung = "live" | "appointment" | "written";
/** Where the promised answer will reach the visitor. */
export type Channel = "chat" | "email";

/** What an event says, by its `type`. */
export type EventBody =
  | {
      readonly type: "conversation.started";
      readonly site: SiteId;
      readonly page: Page | null;
      readonly locale: string | null;
    }
  | {
      readonly type: "message.sent";
      readonly text: string;
      readonly answer?: AnswerFacts;
      /** Of a bot's or an agent's message: open until somebody says something. */
      readonly form?: Form;
      /** Of a visitor's message that answers a form. `text` says the same in words, for whoever reads text alone. */
      readonly fields?: readonly FilledField[];
      /** Of a visitor's or an agent's message; `text` may then be empty. */
      readonly files?: readonly FileRef[];
      /** Of an agent's message: a saved reply as it stands. Nobody has composed it, so it answers nothing (HG7). */
      readonly isSaved?: true;
    }
  /** What the visitor had seen of an answer that was never finished: they asked for a human or wrote on, or the bot failed (HG5). */
  | { readonly type: "answer.cut"; readonly run: RunId; readonly text: string }
  | { readonly type: "bot.failed"; readonly reason: BotFailureReason; readonly inARow: number }
  /**
   * `askedAtMs`: only of a request that was admitted again (HG10); the wait is counted from then. `takesOver`: whoever waits because
   * of a bot, its failure or a rule has now asked themselves. It is the same request, and goes among the clicks as one of this moment.
   * `skills`: what the bot or, by the site's rules, the page says that it takes, as agents have it in their accounts.
   */
  | {
      readonly type: "human.requested";
      readonly why: RequestReason;
      readonly askedAtMs?: number;
      readonly takesOver?: true;
      readonly skills?: readonly string[];
    }
  | { readonly type: "human.joined"; readonly agent: AgentRef }
  /** `overdue`: they have let the promised time pass without an answer, and the visitor goes on to others (HG7). */
  | {
      readonly type: "human.left";
      readonly agent: AgentRef;
      readonly why: "left" | "handed-over" | "visitor-chose-bot" | "overdue";
      readonly to: AgentRef | null;
    }
  | { readonly type: "bot.resumed"; readonly keepsPlace: boolean }
  | {
      readonly type: "promise.made";
      readonly promise: PromiseId;
      readonly dueAtMs: number;
      readonly rung: Rung;
      readonly channel: Channel;
      readonly policyVersion: number;
      /** Of an appointment: when it begins. */
      readonly slotAtMs?: number;
    }
  /** `channel`: where the answer arrived, when it was not in the chat. */
  | { readonly type: "promise.kept"; readonly promise: PromiseId; readonly channel?: Exclude<Channel, "chat"> }
  | { readonly type: "promise.broken"; readonly promise: PromiseId }
  | { readonly type: "promise.settled"; readonly promise: PromiseId }
  /** `booked`, `asked`: an appointment, or a sooner answer, is promised in its place; the visitor still waits. */
  | { readonly type: "promise.withdrawn"; readonly promise: PromiseId; readonly why?: "booked" | "asked" }
  | { readonly type: "promise.unanswered"; readonly promise: PromiseId }
  | { readonly type: "contact.given"; readonly contact: Contact }
  /** The first one binds the conversation to `sub`; a later one has the same `sub` and tells what has changed. */
  | ({ readonly type: "visitor.identified" } & Identity)
  /** Somebody who reads the mail of this address has said that it is theirs. */
  | { readonly type: "contact.confirmed"; readonly email: string }
  | { readonly type: "rating.given"; readonly score: number; readonly comment: string | null }
  | { readonly type: "conversation.closed" }
  | { readonly type: "conversation.reopened"; readonly to: "bot" | "queue" }
  /** HG14: the tombstone. Events before it are gone, none comes after it. From the visitor, or from the relay for the merchant. */
  | { readonly type: "conversation.erased"; readonly site: SiteId };

/** What only a bot's message carries: which ask it answers, and what the bot said about its own answer. */
export interface AnswerFacts {
  readonly run: RunId;
  readonly askSeq: number;
  readonly isUnsure: boolean;
  readonly suggestions: readonly string[];
  readonly sources: readonly Source[];
  readonly cards?: readonly Card[];
}

/** One entry of the log. `seq` counts from 1 without a gap; `atMs` is the authority's clock and never goes back. */
export type Event = EventBody & {
  readonly id: EventId;
  readonly seq: number;
  readonly atMs: number;
  readonly from: Author;
};

/** The body of one type of event. */
export type EventOf<Type extends EventBody["type"]> = Extract<Event, { readonly type: Type }>;

/** Events of one conversation, as they travel. */
export interface LogSlice {
  readonly conversation: ConversationId;
  readonly events: readonly Event[];
}
