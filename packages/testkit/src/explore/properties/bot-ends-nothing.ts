// The bot can end nothing: it speaks, is cut, fails, or brings a human, and whatever else it asks for is refused.
import { ownLinesOf, type TransitionProperty } from "../property.ts";

export const botEndsNothing: TransitionProperty = {
  name: "bot-ends-nothing",
  rule: "HG11",
  type: "transition",
  check(transition) {
    const { move, command, decision } = transition;
    if (move.author.type !== "bot") return null;
    const isBots = command.type === "answer" || command.type === "fail";
    if (!isBots && !decision.refusal) return `the bot may ${command.type}`;
    const other = ownLinesOf(transition).find(
      ({ event }) =>
        !["message.sent", "answer.cut", "bot.failed", "human.requested", "promise.made"].includes(event.type),
    );
    return other ? `the bot makes ${other.event.type}` : null;
  },
};
