// One answer, or one failure, for each ask, whatever job ran twice; and an ask that the bot has spoken to is over.
import type { TransitionProperty } from "../property.ts";

export const oneAnswer: TransitionProperty = {
  name: "one-answer",
  rule: "HG5",
  type: "transition",
  check({ lines, command, move, decision, after }) {
    if (move.author.type !== "bot" || (command.type !== "answer" && command.type !== "fail")) return null;
    for (const [at, { event, before }] of lines.entries()) {
      if (event.type !== "message.sent" && event.type !== "bot.failed" && event.type !== "answer.cut") continue;
      // What was seen before it failed is no second word.
      if (event.type === "bot.failed" && lines[at - 1]?.event.type === "answer.cut") continue;
      if (command.askSeq !== before.turnSeq) return "the bot speaks to a turn that is not the last one";
      if (before.isTurnDone) return "the bot speaks twice to the same turn";
    }
    if (decision.refusal) return null;
    return after.conversation?.askSeq === null ? null : "the bot's word is taken, and the ask stays open";
  },
};
