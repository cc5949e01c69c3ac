// While an offer stands, whoever it was made to may accept, and nobody else; where none stands, anybody on duty may.
import { ownLinesOf, type TransitionProperty } from "../property.ts";

export const offeredFirst: TransitionProperty = {
  name: "offered-first",
  rule: "HG12",
  type: "transition",
  check(transition) {
    const { before, move, command, decision, atMs } = transition;
    const { author } = move;
    if (command.type !== "accept" || author.type !== "agent" || before.book.owner !== "queue") return null;
    if (!move.isOnDuty) return null;
    const { offer } = before.book;
    const isAnothers = offer !== null && atMs < offer.expiresAtMs && offer.agent !== author.id;
    if (isAnothers)
      return decision.refusal?.code === "offered" ? null : "an agent takes who is being offered to another";
    return ownLinesOf(transition).some(({ event }) => event.type === "human.joined")
      ? null
      : "nobody may take a visitor";
  },
};
