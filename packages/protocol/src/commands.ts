// What may be asked of a conversation. Clients send commands, never events; the law answers with events or a refusal.
import type { AgentRef, BotFailureReason, Card, Contact, FilledField, Form, Source } from "./events.ts";
import type { AgentId, CommandId, ConversationId, FileId, PromiseId, RunId } from "./ids.ts";

/** What a visitor may ask. */
export type VisitorCommand =
  | {
      readonly type: "say";
      readonly id: CommandId;
      readonly text: string;
      readonly fields?: readonly FilledField[];
      /** Uploaded before (`POST /v1/files`); what they are is the authority's to say. */
      readonly files?: readonly FileId[];
      /** As of {@link AskHuman}: a message ends an answer in the making, too. */
      readonly seen?: Seen | null;
    }
  | AskHuman
  | Ending
  | { readonly type: "still-need"; readonly id: CommandId; readonly promise: PromiseId }
  | ({ readonly type: "give-contact"; readonly id: CommandId } & Contact)
  /** HG12: `token` is the merchant's signed word on who the visitor is, a JWT. It never enters the log. */
  | { readonly type: "identify"; readonly id: CommandId; readonly token: string }
  /** An appointment instead of what was promised, or at another time. `slotAtMs`: when it begins, one of those on offer. */
  | { readonly type: "book"; readonly id: CommandId; readonly slotAtMs: number }
  | { readonly type: "rate"; readonly id: CommandId; readonly score: number; readonly comment: string | null }
  | { readonly type: "received"; readonly id: CommandId; readonly seq: number }
  /** HG14: nothing of the conversation is to be left but a tombstone. */
  | { readonly type: "erase"; readonly id: CommandId };

/** How much of a streaming answer the visitor had seen, in UTF-16 units (HG5). */
export interface Seen {
  readonly run: RunId;
  readonly length: number;
}

/** What ends a stretch of the conversation: the visitor takes their request back, asks for the bot again, or is done. */
export type Ending =
  | { readonly type: "withdraw"; readonly id: CommandId }
  | { readonly type: "resume-bot"; readonly id: CommandId }
  | { readonly type: "close"; readonly id: CommandId };

/** The click. */
export interface AskHuman {
  readonly type: "ask-human";
  readonly id: CommandId;
  readonly why: "button" | "typed";
  /** The epoch that the visitor saw when they clicked; `null` when nothing of the conversation was known (HG4). */
  readonly epoch: number | null;
  readonly seen: Seen | null;
  /** When it was, by the visitor's own clock, ms since the epoch; 0 for no time. It is put on record and decides nothing. */
  readonly clickedAtMs?: number;
  /** HG10: what this very click was once acknowledged with, for an authority that may have forgotten it. */
  readonly receipt?: string;
  /**
   * HG3: what the visitor wished before this click and their page has not seen in the log, 8 at most. What arrives after the click is
   * refused as `superseded`; what came before it counts as seen by the click (HG4).
   */
  readonly voids?: readonly Ending[];
}

/** What an agent may ask. */
export type AgentCommand =
  | { readonly type: "accept"; readonly id: CommandId }
  | { readonly type: "decline"; readonly id: CommandId }
  | {
      readonly type: "reply";
      readonly id: CommandId;
      readonly text: string;
      readonly form?: Form;
      readonly files?: readonly FileId[];
      /** A saved reply as it stands, with nothing added by hand: the desk says so, and no promise is kept by it (HG7). */
      readonly isSaved?: true;
    }
  | { readonly type: "leave"; readonly id: CommandId }
  | { readonly type: "hand-over"; readonly id: CommandId; readonly to: AgentId }
  | { readonly type: "settle"; readonly id: CommandId }
  /** For colleagues, who may hold the visitor or not: the visitor never sees it. */
  | { readonly type: "note"; readonly id: CommandId; readonly text: string }
  | { readonly type: "close"; readonly id: CommandId };

/** What a bot's run brings back. `askSeq` is the visitor's turn that it was asked about. */
export type BotCommand =
  | {
      readonly type: "answer";
      readonly id: CommandId;
      readonly run: RunId;
      readonly askSeq: number;
      readonly text: string;
      readonly isUnsure: boolean;
      readonly wantsHuman: boolean;
      /** With `wantsHuman`: who has all of these is asked before everybody else. */
      readonly skills?: readonly string[];
      readonly suggestions: readonly string[];
      readonly sources: readonly Source[];
      readonly cards?: readonly Card[];
      readonly form?: Form;
    }
  | {
      readonly type: "fail";
      readonly id: CommandId;
      readonly run: RunId;
      readonly askSeq: number;
      readonly reason: BotFailureReason;
    };

/** What the authority asks of itself: a job fell due, its dispatcher has decided, a mail server has answered, a link was followed. */
export type RelayCommand =
  | { readonly type: "promise-due"; readonly id: CommandId }
  /** What whoever answers for the data at the merchant's asks of it (HG14). */
  | { readonly type: "erase"; readonly id: CommandId }
  | OfferVisitor
  | { readonly type: "offer-expired"; readonly id: CommandId }
  | { readonly type: "overtaken"; readonly id: CommandId; readonly by: ConversationId }
  /** Somebody on call has been told of this promise. */
  | { readonly type: "alerted"; readonly id: CommandId; readonly promise: PromiseId }
  /** The visitor's mail server has accepted the answer of this `seq`. */
  | { readonly type: "delivered"; readonly id: CommandId; readonly seq: number }
  /** The link that was mailed to this address has been followed. */
  | { readonly type: "confirm-contact"; readonly id: CommandId; readonly email: string };

/** The dispatcher offers the visitor to one agent, until `expiresAtMs`. */
export interface OfferVisitor {
  readonly type: "offer";
  readonly id: CommandId;
  readonly agent: AgentRef;
  readonly expiresAtMs: number;
  readonly overtakes: readonly ConversationId[];
  readonly turn: "passes" | "ends" | null;
}

/** A command with nothing said about who sent it: the author stands beside it. */
export type Command = VisitorCommand | AgentCommand | BotCommand | RelayCommand;
