// What the desk's lists show of a conversation, kept up event by event so that no list ever folds a log.
import { messageText, type AgentId, type Conversation, type Event, type Internal } from "@handrail/protocol";

const PREVIEW_CHARS_MAX = 140;

/** A conversation's row: both folded logs, and what stands in neither. */
export interface Summary {
  readonly state: Conversation;
  readonly internal: Internal;
  readonly awaitingSinceMs: number | null;
  readonly lastAgent: AgentId | null;
  readonly preview: string;
}

/** The summary after `events`, which led to `state` and `internal`. `before` is `null` for a new conversation. */
export function summarize(
  before: Summary | null,
  { state, internal }: Pick<Summary, "state" | "internal">,
  events: readonly Event[],
): Summary {
  let lastAgent = before?.lastAgent ?? null;
  let preview = before?.preview ?? "";
  for (const event of events) {
    if (event.type === "human.joined") lastAgent = event.agent.id;
    if (event.type === "conversation.erased") [lastAgent, preview] = [null, ""];
    if (event.type === "message.sent" && event.from.type === "visitor") preview = cut(messageText(event));
  }
  return { state, internal, awaitingSinceMs: awaitingSince(before, state, events), lastAgent, preview };
}

function awaitingSince(before: Summary | null, state: Conversation, events: readonly Event[]): number | null {
  const seq = state.awaitingSeq;
  if (seq === null) return null;
  const event = events.find((candidate) => candidate.seq === seq);
  return event ? event.atMs : (before?.awaitingSinceMs ?? null);
}

function cut(text: string): string {
  // Half a surrogate pair is not text.
  return text.slice(0, PREVIEW_CHARS_MAX).replace(/[\uD800-\uDBFF]$/, "");
}
