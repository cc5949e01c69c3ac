// The second log of a conversation, which agents see and visitors never do: who was offered it, what became of the offer, and notes.
// It has a `seq` of its own; whether an event was allowed is the law's business.
import type { Conversation } from "./conversation.ts";
import type { AgentRef, Author, Event } from "./events.ts";
import type { AgentId, ConversationId, EventId, PromiseId } from "./ids.ts";
import { LIMITS } from "./limits.ts";

/** What can stand in the internal log, by its `type`. */
export type InternalEventBody =
  /** `overtakes` and `turn` are the dispatcher's: what it means for the others in the queue if the offer is accepted. */
  | {
      readonly type: "offer.made";
      readonly agent: AgentRef;
      readonly expiresAtMs: number;
      readonly overtakes: readonly ConversationId[];
      readonly turn: "passes" | "ends" | null;
    }
  | { readonly type: "offer.declined"; readonly agent: AgentRef }
  | { readonly type: "offer.expired"; readonly agent: AgentRef }
  /** An agent's words for colleagues. */
  | { readonly type: "note.added"; readonly text: string }
  /** Somebody who is on call was told that this promise is about to run out. */
  | { readonly type: "on-call.alerted"; readonly promise: PromiseId }
  /** A visitor of higher rank, who had asked later, was taken before this one (HG12). */
  | { readonly type: "visitor.overtaken"; readonly by: ConversationId };

/** One entry. `seq` counts from 1 without a gap; `after` is the head of the visible log at the time, so that both can be read as one. */
export type InternalEvent = InternalEventBody & {
  readonly id: EventId;
  readonly seq: number;
  readonly after: number;
  readonly atMs: number;
  readonly from: Author;
};

/** An offer that was neither declined nor seen to run out. It stands while `expiresAtMs` lies ahead. */
export interface Offer {
  readonly agent: AgentRef;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly overtakes: readonly ConversationId[];
  readonly turn: "passes" | "ends" | null;
}

/** An agent who would not have this visitor, with the last time that it showed. */
export interface Refusal {
  readonly agent: AgentId;
  readonly atMs: number;
}

/** The conversation went to the bot or to nobody, and a click from before that has not seen it (HG4). */
export interface StretchEnd {
  /** The event that says so. */
  readonly by: EventId;
  /** The epoch after it. */
  readonly epoch: number;
  /** The epoch after the end before it: a click from then or later has missed this one alone. */
  readonly sinceEpoch: number;
}

/** The folded internal log. Everything in it but `head` and `ends` belongs to the present wait in the queue. */
export interface Internal {
  /** `seq` of the last internal event. */
  readonly head: number;
  readonly offer: Offer | null;
  /** At most one for each agent. */
  readonly refusals: readonly Refusal[];
  /** How often somebody of higher rank was taken before this visitor. */
  readonly overtaken: number;
  /** The due time of the first promise of this wait: what shares of it are counted by. */
  readonly firstDueAtMs: number | null;
  /** The last promise for which somebody on call was told. */
  readonly alerted: PromiseId | null;
  /** An agent has handed the visitor on, and no time was booked since: they are in the middle of it. */
  readonly isHandedOn: boolean;
  /** The last ends, the latest last, as many as a click can name. Absent where none has been noted yet in a log that began before they were. */
  readonly ends?: readonly StretchEnd[];
}

/** Before anything was offered. */
export const EMPTY_INTERNAL: Internal = {
  head: 0,
  offer: null,
  refusals: [],
  overtaken: 0,
  firstDueAtMs: null,
  alerted: null,
  isHandedOn: false,
};

/** The state after one more internal event. Events must come in order; a gap or a repeat is a mistake of the caller. */
export function foldInternal(internal: Internal, event: InternalEvent): Internal {
  if (event.seq !== internal.head + 1) {
    throw new RangeError(`foldInternal: event ${event.seq} does not follow ${internal.head}`);
  }
  return { ...apply(internal, event), head: event.seq };
}

function apply(now: Internal, event: InternalEvent): Internal {
  switch (event.type) {
    case "offer.made": {
      const { agent, expiresAtMs, overtakes, turn } = event;
      return { ...now, offer: { agent, madeAtMs: event.atMs, expiresAtMs, overtakes, turn } };
    }
    case "offer.declined":
      return { ...refusedBy(now, event.agent.id, event.atMs), offer: null };
    case "offer.expired":
      // The refusal is as old as the moment that the offer ran out, whenever that was noticed.
      return { ...refusedBy(now, event.agent.id, now.offer?.expiresAtMs ?? event.atMs), offer: null };
    case "note.added":
      return now;
    case "on-call.alerted":
      return { ...now, alerted: event.promise };
    case "visitor.overtaken":
      return { ...now, overtaken: now.overtaken + 1 };
  }
}

/**
 * The state after one more event of the visible log, which led to `epoch`. Leaving the queue ends a standing offer, whoever does it: nothing
 * is written of that in the internal log, since the visible one says it already.
 */
export function followLog(internal: Internal, event: Event, { epoch }: Pick<Conversation, "epoch">): Internal {
  switch (event.type) {
    case "conversation.started":
      return { ...internal, ends: [] };
    case "human.requested":
      return event.takesOver ? internal : waitingAnew(internal);
    case "conversation.reopened":
      return event.to === "queue" ? waitingAnew(internal) : ended(internal, event, epoch);
    case "conversation.closed":
      return ended(internal, event, epoch);
    case "conversation.erased":
      // HG14: what agents alone could see goes with the rest.
      return EMPTY_INTERNAL;
    case "bot.resumed":
      return event.keepsPlace ? internal : ended(internal, event, epoch);
    case "human.joined":
      return { ...internal, offer: null, refusals: [], isHandedOn: false };
    case "human.left":
      // Whoever has just let go of a visitor is not who should be offered them first.
      return { ...refusedBy(internal, event.agent.id, event.atMs), isHandedOn: event.to !== null };
    case "promise.made": {
      const now = { ...internal, firstDueAtMs: Math.min(internal.firstDueAtMs ?? Infinity, event.dueAtMs) };
      // Whoever has an appointment is offered to nobody before it.
      return event.slotAtMs === undefined ? now : { ...now, offer: null, isHandedOn: false };
    }
    default:
      return internal;
  }
}

function waitingAnew({ head, ends }: Internal): Internal {
  return { ...EMPTY_INTERNAL, head, ...(ends && { ends }) };
}

function ended(internal: Internal, { id: by }: Event, epoch: number): Internal {
  const { ends } = internal;
  // What came before is not known where nothing was noted.
  const sinceEpoch = ends ? (ends.at(-1)?.epoch ?? 0) : epoch - 1;
  const latest = [...(ends ?? []), { by, epoch, sinceEpoch }].slice(-LIMITS.voidsMax);
  return { ...waitingAnew(internal), ends: latest };
}

/** The offer, if it still stands at `atMs`. */
export function standingOffer({ offer }: Pick<Internal, "offer">, atMs: number): Offer | null {
  return offer && atMs < offer.expiresAtMs ? offer : null;
}

/**
 * When the visitor's appointment begins, if they wait for nobody before it; in ms since the epoch. `null` without one, and for whoever an
 * agent took earlier by hand and handed on: the agent who has them in mind is asked at once, not an hour later.
 */
export function notBeforeMs(
  { promise }: Pick<Conversation, "promise">,
  { isHandedOn }: Pick<Internal, "isHandedOn">,
): number | null {
  return isHandedOn ? null : (promise?.slotAtMs ?? null);
}

function refusedBy(now: Internal, agent: AgentId, atMs: number): Internal {
  return { ...now, refusals: [...now.refusals.filter((refusal) => refusal.agent !== agent), { agent, atMs }] };
}
