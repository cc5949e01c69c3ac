// Whoever asks for a human in words has asked for one, wherever humans can be asked for: not the bot, and with the rank of a click.
import { isClick } from "@handrail/protocol";
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const askedInWords: TransitionProperty = {
  name: "asked-in-words",
  rule: "HG11",
  type: "transition",
  check({ before, move, decision, lines, after }) {
    if (!move.isAsking || before.book.isErased || !move.terms.isLive) return null;
    if (!isInHumanHands(after.book.owner)) return "somebody who asked for a human in words is left with the bot";
    if (isInHumanHands(before.book.owner) || !decision.conversation) return null;
    if (decision.jobs.some(({ type }) => type === "ask-bot")) return "the bot is asked what a human was asked for";
    return lines.every(({ event }) => event.type !== "human.requested" || isClick(event.why))
      ? null
      : "an ask in words waits behind clicks";
  },
};
