// A refused command leaves nothing in the log but what was overdue, and nobody gives a command that is not theirs.
import type { Author, Command } from "@handrail/protocol";
import { ownLinesOf, type TransitionProperty } from "../property.ts";

export const silentRefusal: TransitionProperty = {
  name: "silent-refusal",
  rule: "HG11",
  type: "transition",
  check(transition) {
    const { decision, command, move } = transition;
    if (!MAY[move.author.type].includes(command.type) && !decision.refusal)
      return `the ${move.author.type} may ${command.type}`;
    return decision.refusal && ownLinesOf(transition).length > 0 ? "a refused command has done something" : null;
  },
};

/** Whose commands are whose. */
const MAY: Readonly<Record<Author["type"], readonly Command["type"][]>> = {
  visitor: [
    "say",
    "ask-human",
    "withdraw",
    "resume-bot",
    "still-need",
    "give-contact",
    "identify",
    "book",
    "rate",
    "close",
    "received",
    "erase",
  ],
  agent: ["accept", "decline", "reply", "leave", "hand-over", "settle", "close", "note"],
  bot: ["answer", "fail"],
  relay: ["promise-due", "erase", "offer", "offer-expired", "overtaken", "alerted", "delivered", "confirm-contact"],
};
