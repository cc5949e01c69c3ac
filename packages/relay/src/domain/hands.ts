// Says which events put a conversation into other hands: a human's, the bot's, nobody's.
import type { Event } from "@handrail/protocol";

const HANDS: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "human.requested",
  "human.joined",
  "human.left",
  "conversation.reopened",
  "conversation.closed",
  "conversation.erased",
  "bot.resumed",
]);

/** Whether one of them does. */
export function changesHands(events: readonly Event[]): boolean {
  return events.some(({ type }) => HANDS.has(type));
}
