// Who may end a promise, and how: kept by what reached the visitor, settled by the agent who has them, withdrawn by the
// visitor alone, broken and unanswered by time alone. Nobody else closes over an open one.
import { endsPromise, type TransitionProperty } from "../property.ts";
import type { Book } from "../book.ts";
import type { Line, Transition } from "../state.ts";

export const whoEndsPromises: TransitionProperty = {
  name: "who-ends-promises",
  rule: "HG7",
  type: "transition",
  check(transition) {
    for (const line of transition.lines) {
      const fault = faultOf(line, transition);
      if (fault) return fault;
    }
    const { move, before, after, atMs } = transition;
    const { open, isAwaiting } = before.book;
    // The other way round: an answer in time that has reached the visitor keeps the promise.
    if (!open || atMs >= open.dueAtMs || isAwaiting || !isArrival(transition, before.book)) return null;
    const isOwn = move.author.type === "visitor" || move.author.type === "relay";
    return isOwn && after.book.ended?.id !== open.id ? "an answer in time has arrived and keeps nothing" : null;
  },
};

/** The visitor's page has the answer, or their mail server. */
function isArrival({ command, move }: Transition, { answerSeq }: Book): boolean {
  if (answerSeq === null) return false;
  if (command.type === "received") return move.author.type === "visitor" && command.seq >= answerSeq;
  return command.type === "delivered" && move.author.type === "relay" && command.seq === answerSeq;
}

function faultOf({ event, before }: Line, transition: Transition): string | null {
  const { command, move, atMs } = transition;
  const { author } = move;
  if (event.type === "conversation.closed" && before.open) return "a conversation is closed over an open promise";
  if (!endsPromise(event) || !before.open) return null;
  switch (event.type) {
    case "promise.kept":
      return isArrival(transition, before) ? null : "a promise is kept by an answer that has not arrived";
    case "promise.settled":
      return author.type === "agent" && before.owner === `agent ${author.id}`
        ? null
        : "settled by somebody else's hand";
    case "promise.withdrawn": {
      if (event.why === "booked")
        return author.type === "visitor" && command.type === "book" ? null : "given up for a time that nobody booked";
      if (event.why === "asked")
        return author.type === "visitor" &&
          command.type === "ask-human" &&
          (!transition.before.book.isOwn || before.owner.startsWith("agent "))
          ? null
          : "given up for a click that was none, or was one before";
      const isGoing =
        command.type === "withdraw" ||
        command.type === "resume-bot" ||
        command.type === "close" ||
        command.type === "erase";
      return author.type === "visitor" && isGoing ? null : "withdrawn, and not by the visitor";
    }
    case "promise.broken":
      if (before.open.rung === "written") return "the last rung is broken, not unanswered";
      return atMs >= before.open.dueAtMs ? null : "broken before it is due";
    case "promise.unanswered":
      if (before.open.rung !== "written") return "unanswered, and there is a rung below";
      return atMs >= before.open.dueAtMs ? null : "unanswered before it is due";
  }
}
