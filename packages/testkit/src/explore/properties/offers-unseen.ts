// What passes between dispatcher and agents, and among agents, is not the visitor's: it adds nothing to the log that they read.
import type { Command } from "@handrail/protocol";
import { ownLinesOf, type TransitionProperty } from "../property.ts";

export const offersUnseen: TransitionProperty = {
  name: "offers-unseen",
  rule: "HG9",
  type: "transition",
  check(transition) {
    const { before, after, command, decision } = transition;
    // HG14: the internal log is erased, too, and begins nowhere again.
    if (after.book.isErased) return decision.internal.state.head === 0 ? null : "a tombstone remembers offers";
    const { events, state } = decision.internal;
    if (OFFERS.includes(command.type) && ownLinesOf(transition).length > 0)
      return "an offer shows in the visitor's log";
    return events.every(({ seq }, index) => seq === before.internal.head + index + 1) &&
      state.head === before.internal.head + events.length
      ? null
      : "the internal log has a gap";
  },
};

const OFFERS: readonly Command["type"][] = ["offer", "offer-expired", "decline", "overtaken", "note"];
