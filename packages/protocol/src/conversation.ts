// What is known of a conversation besides its messages: small, and the same size at message 10 and at message 10,000.
import type {
  AgentRef,
  Author,
  Channel,
  Contact,
  EventBody,
  EventOf,
  Identity,
  RequestReason,
  Rung,
} from "./events.ts";
import { eventId, type CommandId, type ConversationId, type EventId, type PromiseId, type SiteId } from "./ids.ts";

/** Whose turn it is to answer the visitor. `nobody`: the conversation is closed. */
export type Owner =
  | { readonly type: "bot" }
  | { readonly type: "queue"; readonly preferred: AgentRef | null }
  | { readonly type: "agent"; readonly agent: AgentRef }
  | { readonly type: "nobody" };

/** A promise that has not ended. `answeredSeq`: a human's answer is in the log and not yet known to have been delivered. */
export interface OpenPromise {
  readonly id: PromiseId;
  readonly madeAtMs: number;
  readonly dueAtMs: number;
  readonly rung: Rung;
  readonly channel: Channel;
  readonly policyVersion: number;
  readonly answeredSeq: number | null;
  /** When the appointment begins that this is a promise of. */
  readonly slotAtMs?: number;
}

/** How a promise ended (HG7). */
export type PromiseEnd = "kept" | "broken" | "settled" | "withdrawn" | "unanswered";

/** The last promise that ended, with what would restore it. */
export interface EndedPromise extends OpenPromise {
  readonly end: PromiseEnd;
  readonly endedAtMs: number;
}

/** What a stretch of a conversation in human hands goes back to. */
export interface HumanRequest {
  /** Of the event that began it. */
  readonly seq: number;
  /** What the wait is counted from. */
  readonly atMs: number;
  readonly why: RequestReason;
  /** A bot, its failure or a rule made it, the visitor has not asked since, and no human has had them: clicks go before it (HG12). */
  readonly isAutomatic?: true;
  /** What the bot or the page said that it takes. */
  readonly skills?: readonly string[];
}

/** The folded state that visitor, agent, relay and simulator share. */
export interface Conversation {
  readonly id: ConversationId;
  readonly site: SiteId;
  readonly startedAtMs: number;
  /** The language of the page that it was started from, as a BCP 47 tag. */
  readonly locale: string | null;
  /** `seq` of the last event. */
  readonly head: number;
  readonly lastAtMs: number;
  readonly owner: Owner;
  /** One more at each change of owner. */
  readonly epoch: number;
  /** While true, nothing from the bot enters the log (HG5). */
  readonly isFenced: boolean;
  /** The request for a human that this stretch of the conversation goes back to; the wait is counted from `atMs`. */
  readonly request: HumanRequest | null;
  readonly promise: OpenPromise | null;
  readonly lastPromise: EndedPromise | null;
  /** The first visitor's turn that no human has answered yet. */
  readonly awaitingSeq: number | null;
  /** The visitor's turn that the bot is being asked about. */
  readonly askSeq: number | null;
  readonly botFailuresInARow: number;
  readonly contact: Contact | null;
  /** Whom the conversation is bound to since the first proof (HG12). */
  readonly identity: Identity | null;
  /** The address that was confirmed last, whether or not it is still the one given: see {@link confirmedEmail}. */
  readonly confirmedEmail: string | null;
  readonly rating: { readonly score: number; readonly comment: string | null } | null;
  /** HG14: it was erased, and by whom. Everything else is then as in an empty conversation that is nobody's. */
  readonly erased?: { readonly atMs: number; readonly by: "visitor" | "merchant" };
}

/** A conversation before its first event. */
export function emptyConversation(id: ConversationId, site: SiteId): Conversation {
  return {
    id,
    site,
    startedAtMs: 0,
    locale: null,
    head: 0,
    lastAtMs: 0,
    owner: { type: "bot" },
    epoch: 0,
    isFenced: false,
    request: null,
    promise: null,
    lastPromise: null,
    awaitingSeq: null,
    askSeq: null,
    botFailuresInARow: 0,
    contact: null,
    identity: null,
    confirmedEmail: null,
    rating: null,
  };
}

/** The id of the `index`-th event that a command makes. */
export function eventIdOf(author: Author, command: CommandId, index: number): EventId {
  return eventId(`${author.type.charAt(0)}.${command}.${index}`);
}

/** Whether an event came of this author's command: how a sender finds its own message in the log. */
export function isEventOf(event: { readonly id: EventId }, author: Author["type"], command: CommandId): boolean {
  // Asked of each event and each unsent line at every turn of a client: it makes no text of its own.
  const { id } = event;
  return id.startsWith(command, 2) && id.charAt(2 + command.length) === "." && id.charAt(0) === author.charAt(0);
}

/** Whether a human has composed it: what was typed, or put together for this visitor. A saved reply as it stands is none (HG7). */
export function isAnswer({ from, isSaved }: EventOf<"message.sent">): boolean {
  return from.type === "agent" && !isSaved;
}

/** Whether the visitor pressed or typed it; the others were asked for by a bot, its failure, or a rule (HG12). */
export function isClick(why: RequestReason): boolean {
  return why === "button" || why === "typed";
}

/** Whether the visitor awaits a human, in the queue or in talk with one. */
export function awaitsHuman(conversation: Conversation): boolean {
  return conversation.owner.type === "queue" || conversation.owner.type === "agent";
}

/** The visitor's address, once they have confirmed that it is theirs: answers go there, too. */
export function confirmedEmail({ contact, confirmedEmail: confirmed }: Conversation): string | null {
  const email = contact?.email ?? null;
  return email !== null && email === confirmed ? email : null;
}

/** The names of all event types, for readers that must tell a known one from a later version's. */
export type EventType = EventBody["type"];
