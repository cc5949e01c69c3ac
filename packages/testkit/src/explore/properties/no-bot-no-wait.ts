// Where there is no bot, or none that can be asked, a turn asks for a human at once; where there is one, it is asked.
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const noBotNoWait: TransitionProperty = {
  name: "no-bot-no-wait",
  rule: "HG11",
  type: "transition",
  check({ before, command, move, decision, after }) {
    if (before.book.isErased || command.type !== "say" || move.author.type !== "visitor") return null;
    if (decision.refusal) return `a visitor may not speak (${decision.refusal.code})`;
    if (isInHumanHands(after.book.owner)) return null;
    if (!move.terms.hasBot) return move.terms.isLive ? "a turn that nobody is asked about" : null;
    return decision.jobs.some(({ type }) => type === "ask-bot") ? null : "a turn that the bot is not asked about";
  },
};
