// An appointment is the visitor's choice of a time that is free, due when the site says, and moved by nobody else; before it begins
// nobody is offered whoever has it.
import type { TransitionProperty } from "../property.ts";

export const appointment: TransitionProperty = {
  name: "appointment",
  rule: "HG6",
  type: "transition",
  check({ lines, internalLines, before, after, move, command, decision, atMs }) {
    for (const line of internalLines) {
      const { open } = line.before;
      const isEarly =
        line.event.type === "offer.made" && open !== null && open.slotAtMs !== null && atMs < open.slotAtMs;
      if (isEarly) return "somebody with an appointment is offered before it begins";
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
