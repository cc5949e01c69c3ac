// Behind a tombstone nothing is added, and it forgets everything: whoever reads from it on comes to the same state. Only the visitor,
// or the relay for the merchant, puts one up; for the merchant never over an open promise.
import { emptyConversation, fold } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";

export const tombstone: TransitionProperty = {
  name: "tombstone",
  rule: "HG14",
  type: "transition",
  check({ before, move, command, decision, lines, after }) {
    if (before.book.isErased) {
      if (lines.length > 0 || decision.jobs.length > 0) return "something is added behind a tombstone";
      const isAgain = command.type === "erase" && (move.author.type === "visitor" || move.author.type === "relay");
      const code = command.type === "erase" ? "not-allowed" : "erased";
      return isAgain || decision.refusal?.code === code ? null : "a command behind a tombstone is not told so";
    }
    // Also before the first message: what is still on its way, or what a back-up has not heard of, is to find the tombstone.
    const mayErase = move.author.type === "visitor" || move.author.type === "relay";
    const last = lines.at(-1);
    if (last?.event.type !== "conversation.erased") {
      if (lines.some(({ event }) => event.type === "conversation.erased")) return "a tombstone is not the last word";
      if (command.type !== "erase" || !mayErase) return null;
      if (move.author.type === "relay" && after.book.open) {
        return decision.refusal?.code === "promise-open" ? null : "a merchant is not told of the open promise";
      }
      return "what was to be erased is still there";
    }
    if (command.type !== "erase" || !mayErase) return "a conversation is erased by who may not";
    if (last.before.open) return "a conversation is erased over an open promise";
    if (move.author.type === "relay" && before.book.open && lines[0]?.event.type === "promise.withdrawn")
      return "a merchant takes a promise back";
    const read =
      after.conversation && fold(emptyConversation(after.conversation.id, after.conversation.site), last.event);
    return JSON.stringify(read) === JSON.stringify(after.conversation) ? null : "a tombstone remembers what was erased";
  },
};
