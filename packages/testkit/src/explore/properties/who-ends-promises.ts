// Who may end a promise, and how: kept by what reached the visitor, settled by the agent who has them, withdrawn by the
// visitor alone, broken and unanswered by time alone. Nobody else closes over an open one.
import { endsPromise, type TransitionProperty } from "../property.ts";
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
    const { command, move, before, after, atMs } = transition;
    const { open, answerSeq, isAwaiting } = before.book;
    // The other way round: an answer in time that has reached the visitor keeps the promise.
    if (command.type !== "received" || move.author.type !== "visitor" || !open || atMs >= open.dueAtMs) return null;
    const isDelivered = answerSeq !== null && !isAwaiting && command.seq >= (before.conversation?.head ?? 0);
    return isDelivered && after.book.ended?.id !== open.id ? "an answer in time has arrived and keeps nothing" : null;
  },
};

function faultOf({ event, before }: Line, { command, move, atMs }: Transition): string | null {
  const { author } = move;
  if (event.type === "conversation.closed" && before.open) return "a conversation is closed over an open promise";
  if (!endsPromise(event) || !before.open) return null;
  switch (event.type) {
    case "promise.kept": {
      const isDelivered = command.type === "received" && before.answerSeq !== null && command.seq >= before.answerSeq;
      return isDelivered && author.type === "visitor" ? null : "a promise is kept by an answer that has not arrived";
    }
    case "promise.settled":
      return author.type === "agent" && before.owner === `agent ${author.id}`
        ? null
        : "settled by somebody else's hand";
    case "promise.withdrawn": {
      const isGoing = command.type === "withdraw" || command.type === "resume-bot" || command.type === "close";
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
