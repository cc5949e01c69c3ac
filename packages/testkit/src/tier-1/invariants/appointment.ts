// An appointment is the visitor's own choice, of a time with a free place: nobody is offered before it begins, but those whom an agent
// has taken earlier and handed on, and it ends as any promise does, kept or broken by its due time (that is the settling's to see to).
import { isBeforeSlot } from "../../explore/book.ts";
import type { Invariant } from "../invariant.ts";

/** So many visitors may have the same time, as it is unless the site says otherwise. */
const PER_SLOT = 1;

export const appointment: Invariant = {
  name: "appointment",
  rule: "HG6",
  appended(event, before, { stored, relay, command }) {
    if (event.type !== "promise.made" || event.slotAtMs === undefined) return null;
    // One that comes back was given before.
    if (command.type !== "book")
      return before.ended?.id === event.promise || relay.receipts.forgotten(command) ? null : "is given a time unasked";
    if (event.slotAtMs !== command.slotAtMs || event.slotAtMs <= event.atMs)
      return "is given another time than they asked for";
    let booked = 0;
    for (const { book } of relay.conversations.values())
      if (book !== stored.book && book.open?.slotAtMs === event.slotAtMs) booked += 1;
    return booked < PER_SLOT ? null : "is given a time that is taken";
  },
  noted: (event, { stored: { book } }) =>
    event.type === "offer.made" && isBeforeSlot(book, event.atMs) ? "is offered before the appointment" : null,
};
