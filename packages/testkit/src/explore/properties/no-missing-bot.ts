// Where no bot has ever been and humans can be promised, nothing waits for one: no turn is a bot's to answer, and nobody is sent to it.
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const noMissingBot: TransitionProperty = {
  name: "no-missing-bot",
  rule: "HG11",
  type: "transition",
  check({ move, command, decision, lines, before, after }) {
    if (move.terms.hasBot || !move.terms.isLive || move.author.type !== "visitor") return null;
    if (command.type === "resume-bot" && before.conversation && !before.conversation.erased) {
      if (decision.refusal?.code !== "no-bot") return "a visitor is sent to a bot that is not there";
      return lines.some(({ event }) => event.type === "bot.resumed") ? "a bot that is not there takes over" : null;
    }
    // Its last company may have gone while the visitor waits for a human; they are in human hands all the same.
    if (isInHumanHands(before.book.owner)) return null;
    const isNew = after.conversation?.askSeq !== (before.conversation?.askSeq ?? null);
    return isNew && after.conversation?.askSeq ? "a turn waits for a bot that is not there" : null;
  },
};
