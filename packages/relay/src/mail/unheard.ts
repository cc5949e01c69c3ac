// Decides which of the humans' messages no page of the visitor's is known to have: those go by mail. Pure.
import type { Conversation, EventOf } from "@handrail/protocol";

/** A message of a human. */
export type Answer = EventOf<"message.sent">;

/** What is known besides the log. */
export interface Hearing {
  /** The answer whose time has come. */
  readonly seq: number;
  /** A page of the visitor's is open now. */
  readonly isPresent: boolean;
  /** The last answer that a mail has told of. */
  readonly toldUpTo: number;
}

/**
 * The answers to be mailed, oldest first.
 *
 * @param conversation as it stands now
 * @param answers messages of humans, oldest first
 */
export function unheardAnswers(
  conversation: Pick<Conversation, "promise" | "lastPromise">,
  answers: readonly Answer[],
  { seq, isPresent, toldUpTo }: Hearing,
): readonly Answer[] {
  const { promise, lastPromise } = conversation;
  const answeredSeq = promise?.answeredSeq ?? null;
  const fresh = answers.filter((answer) => answer.seq > toldUpTo);
  // HG7: the promise waits for this one to arrive, and no page has said that it has. A saved reply before it goes along.
  const isFor = (answer: Answer): boolean => answer.seq >= (answer.isSaved ? seq : (answeredSeq ?? seq));
  if (answeredSeq !== null) return fresh.filter(isFor);
  // No promise waits for what a human has added. A page that is open shows it; one that has acknowledged since has shown it.
  const heardUntilMs = lastPromise?.end === "kept" ? lastPromise.endedAtMs : -Infinity;
  return isPresent ? [] : fresh.filter((answer) => answer.seq >= seq && answer.atMs > heardUntilMs);
}
