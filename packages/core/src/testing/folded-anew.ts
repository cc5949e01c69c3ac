// What a restored back-up makes of the log that is left.
import {
  conversationId,
  EMPTY_INTERNAL,
  emptyConversation,
  fold,
  followLog,
  siteId,
  type Conversation,
  type Event,
  type Internal,
} from "@handrail/protocol";

/** Both states after these events; the conversation is `null` before the first one. */
export function foldedAnew(events: readonly Event[]): {
  readonly conversation: Conversation | null;
  readonly internal: Internal;
} {
  let conversation: Conversation | null = null;
  let internal = EMPTY_INTERNAL;
  for (const event of events) {
    conversation = fold(conversation ?? emptyConversation(conversationId("c".repeat(43)), siteId("shop")), event);
    internal = followLog(internal, event, conversation);
  }
  return { conversation, internal };
}
