// Keeps an agent's replies until the log has them: in order, each under one id however often it is sent. Sends nothing itself.
import {
  isEventOf,
  LIMITS,
  type CommandId,
  type ConversationId,
  type Event,
  type FileRef,
  type Form,
  type Verdict,
  type WireError,
} from "@handrail/protocol";

/** `waiting`: to be sent, or sent again. `sent`: acknowledged, its event not yet read here. `refused`: it will not pass as it is. */
export type ReplyState =
  | { readonly type: "waiting"; readonly attempts: number }
  | { readonly type: "sending"; readonly attempts: number }
  | { readonly type: "sent"; readonly seq: number }
  | { readonly type: "refused"; readonly error: WireError };

/** One reply on its way. */
export interface Reply {
  readonly id: CommandId;
  readonly conversation: ConversationId;
  readonly text: string;
  /** Uploaded before. */
  readonly files?: readonly FileRef[];
  /** What the visitor is asked for. */
  readonly form?: Form;
  /** A saved reply as it stands. */
  readonly isSaved?: true;
  readonly atMs: number;
  readonly state: ReplyState;
}

/** All replies on their way, oldest first. */
export type Outbox = readonly Reply[];

/** Adds a reply, to be sent at once. */
export function addReply(outbox: Outbox, reply: Omit<Reply, "state">): Outbox {
  return [...outbox, { ...reply, state: { type: "waiting", attempts: 0 } }];
}

// A body has 64 KiB; the rest is for what stands around the replies.
const BATCH_BYTES_MAX = LIMITS.bodyBytesMax - 4_096;

/** What to send now for a conversation: everything that waits, in order, unless something is under way already; as much as one body holds. */
export function nextBatch(outbox: Outbox, conversation: ConversationId, max: number): readonly Reply[] {
  const own = outbox.filter((reply) => reply.conversation === conversation);
  // Two requests under way could arrive in the wrong order (HG9).
  if (own.some((reply) => reply.state.type === "sending")) return [];
  let bytes = 0;
  return own
    .filter((reply) => reply.state.type === "waiting")
    .slice(0, max)
    .filter((reply, place) => {
      bytes += JSON.stringify(reply).length * 3; // UTF-8 takes at most 3 bytes for a UTF-16 unit
      return place === 0 || bytes <= BATCH_BYTES_MAX;
    });
}

/** Marks a batch as under way. */
export function markSending(outbox: Outbox, ids: readonly CommandId[]): Outbox {
  return update(outbox, ids, (reply) => ({ type: "sending", attempts: attemptsOf(reply) + 1 }));
}

/** The request failed or its answer made no sense: nobody knows what became of it, so the same ids are sent again. */
export function markUnknown(outbox: Outbox, ids: readonly CommandId[]): Outbox {
  return update(outbox, ids, (reply) => ({ type: "waiting", attempts: attemptsOf(reply) }));
}

/** Takes in the verdicts. A reply without one is sent again. */
export function takeVerdicts(outbox: Outbox, ids: readonly CommandId[], verdicts: readonly Verdict[]): Outbox {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return update(outbox, ids, (reply) => {
    const verdict = byId.get(reply.id);
    if (verdict?.ok) return { type: "sent", seq: verdict.seq };
    if (verdict && verdict.error.retry === "never") return { type: "refused", error: verdict.error };
    return { type: "waiting", attempts: attemptsOf(reply) };
  });
}

/** Tries a refused reply again, under a new id: the old one stands for the refusal. */
export function tryAgain(outbox: Outbox, id: CommandId, newId: CommandId): Outbox {
  return outbox.map((reply) =>
    reply.id === id ? { ...reply, id: newId, state: { type: "waiting", attempts: 0 } } : reply,
  );
}

/** Drops a reply that the agent gives up. */
export function dropReply(outbox: Outbox, id: CommandId): Outbox {
  return outbox.filter((reply) => reply.id !== id);
}

/** Drops what the log has: from there on the log shows it. */
export function dropArrived(outbox: Outbox, conversation: ConversationId, events: readonly Event[]): Outbox {
  const isThere = (reply: Reply): boolean =>
    reply.conversation === conversation && events.some((event) => isEventOf(event, "agent", reply.id));
  return outbox.some(isThere) ? outbox.filter((reply) => !isThere(reply)) : outbox;
}

/** Whether the relay is not known to have it: it would be lost with the tab. */
export function isUnsent({ state }: Reply): boolean {
  return state.type !== "sent";
}

/** Whether somebody should look at it: it was refused, or did not pass at the first try. */
export function isStuck({ state }: Reply): boolean {
  switch (state.type) {
    case "refused":
      return true;
    case "waiting":
      return state.attempts > 0;
    case "sending":
      return state.attempts > 1;
    case "sent":
      return false;
  }
}

/** After a reload nothing is under way any more: what was is sent again under the same id. */
export function restoreOutbox(outbox: Outbox): Outbox {
  return outbox.map((reply) =>
    reply.state.type === "sending" ? { ...reply, state: { type: "waiting", attempts: reply.state.attempts } } : reply,
  );
}

/** How often the oldest waiting reply of a conversation has been tried: what the next pause is counted from. */
export function attemptsSoFar(outbox: Outbox, conversation: ConversationId): number {
  const first = outbox.find((reply) => reply.conversation === conversation && reply.state.type === "waiting");
  return first ? attemptsOf(first) : 0;
}

function attemptsOf(reply: Reply): number {
  return reply.state.type === "waiting" || reply.state.type === "sending" ? reply.state.attempts : 0;
}

function update(outbox: Outbox, ids: readonly CommandId[], next: (reply: Reply) => ReplyState): Outbox {
  const touched = new Set(ids);
  return outbox.map((reply) => (touched.has(reply.id) ? { ...reply, state: next(reply) } : reply));
}
