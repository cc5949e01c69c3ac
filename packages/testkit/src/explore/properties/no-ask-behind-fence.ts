// The bot is asked only about a turn that it may answer: no job for it behind the fence, none for an ask that is over.
import type { TransitionProperty } from "../property.ts";

export const noAskBehindFence: TransitionProperty = {
  name: "no-ask-behind-fence",
  rule: "HG5",
  type: "transition",
  check({ decision, after }) {
    for (const job of decision.jobs) {
      if (job.type !== "ask-bot") continue;
      if (after.book.isHumanWanted) return "the bot is asked behind the fence";
      if (job.askSeq !== after.book.turnSeq || after.book.isTurnDone)
        return "the bot is asked about a turn that is over";
    }
    return null;
  },
};
