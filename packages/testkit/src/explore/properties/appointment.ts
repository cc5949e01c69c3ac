// An appointment is the visitor's choice of a time that is free, due when the site says, and moved by nobody else; before it begins
// nobody is offered whoever has it, but those whom an agent has taken earlier and handed on.
import { isBeforeSlot, type Book } from "../book.ts";
import type { TransitionProperty } from "../property.ts";

export const appointment: TransitionProperty = {
  name: "appointment",
  rule: "HG6",
  type: "transition",
  check({ lines, internalLines, before, after, move, command, decision, atMs }) {
    for (const line of internalLines) {
      if (line.event.type === "offer.made" && isBeforeSlot(line.before, atMs))
        return "somebody with an appointment is offered before it begins";
    }
    if (command.type === "offer" && decision.refusal && isOfferable(after.book, atMs)) {
      if (move.isOnDuty && command.expiresAtMs > atMs && move.author.type === "relay")
        return "somebody who was handed on is kept waiting for their appointment";
    }
    for (const { event, before: book } of lines) {
      if (event.type !== "promise.made" || event.rung !== "appointment" || book.ended?.id === event.promise) continue;
      const isChosen = command.type === "book" && move.author.type === "visitor" && command.slotAtMs === event.slotAtMs;
      if (!isChosen) return "an appointment is made that nobody has chosen";
      if (move.slot?.slotAtMs !== event.slotAtMs) return "a time is given that is not free";
      if (move.slot?.dueAtMs !== event.dueAtMs) return "an appointment is due at another time than the site's";
    }
    if (command.type !== "book" || move.author.type !== "visitor") return null;
    const { open } = after.book;
    if (decision.refusal) {
      const isPossible = before.book.owner === "queue" && move.slot !== null;
      return isPossible ? "a free time is refused to somebody who waits" : null;
    }
    return open?.slotAtMs === command.slotAtMs ? null : "a time is booked, and it is not what is promised";
  },
};

// Nobody else is being asked, and their wait has begun before its time.
function isOfferable({ owner, offer, open, isHandedOn }: Book, atMs: number): boolean {
  return owner === "queue" && offer === null && isHandedOn && (open?.slotAtMs ?? -Infinity) > atMs;
}
