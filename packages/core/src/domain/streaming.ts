// Puts a bot's unfinished answer together from its pieces. It may be lost: the log's own event is what counts.
import type { Conversation, RunId, RunSnapshot, Signal } from "@handrail/protocol";

/** An answer in the making. */
export interface Streaming {
  readonly run: RunId;
  readonly epoch: number;
  readonly askSeq: number;
  readonly text: string;
  /** HG5: the visitor has clicked, and nothing is added any more. */
  readonly isFrozen: boolean;
}

type Delta = Extract<Signal, { type: "delta" }>;

/** Adds one piece. After a gap in the offsets nothing is added until the event comes. */
export function takeDelta(now: Streaming | null, delta: Delta, conversation: Conversation | null): Streaming | null {
  if (!isCurrent(delta, conversation)) return now;
  if (now?.isFrozen) return now;
  const { run, epoch, askSeq, offset } = delta;
  const text = now?.run === run ? now.text : "";
  if (offset > text.length) return now;
  if (offset + delta.text.length <= text.length) return now;
  return { run, epoch, askSeq, text: text.slice(0, offset) + delta.text, isFrozen: false };
}

/** Takes over what a reader that comes in the middle is told. */
export function takeSnapshot(
  now: Streaming | null,
  snapshot: RunSnapshot | null,
  conversation: Conversation | null,
): Streaming | null {
  if (!snapshot || !isCurrent(snapshot, conversation) || now?.isFrozen) return now;
  if (now?.run === snapshot.run && now.text.length >= snapshot.text.length) return now;
  const { run, epoch, askSeq, text } = snapshot;
  return text === "" ? now : { run, epoch, askSeq, text, isFrozen: false };
}

/** What is left of it after news from the log: nothing, once the log has gone on. */
export function keepCurrent(now: Streaming | null, conversation: Conversation | null): Streaming | null {
  return now && isCurrent(now, conversation) ? now : null;
}

/** HG5: stops at the visitor's own click at once, also while it cannot be sent. */
export function freeze(now: Streaming | null): Streaming | null {
  return now && { ...now, isFrozen: true };
}

function isCurrent(of: { epoch: number; askSeq: number }, conversation: Conversation | null): boolean {
  return conversation !== null && conversation.epoch === of.epoch && conversation.askSeq === of.askSeq;
}
