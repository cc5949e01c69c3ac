// Nobody is left with a dead bot: after so many failures in a row a human is asked for without a click.
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const deadBot: TransitionProperty = {
  name: "dead-bot",
  rule: "HG11",
  type: "transition",
  check({ lines, move, after }) {
    const hasFailed = lines.find(({ event }) => event.type === "bot.failed");
    if (!hasFailed || !move.terms.isLive || hasFailed.after.failuresInARow < move.terms.botFailuresMax) return null;
    return isInHumanHands(after.book.owner) ? null : "the bot has failed too often, and nobody is asked for";
  },
};
