// Who awaits a human has an open promise, or waits in the queue and was told that the last one stayed unanswered; a new turn is promised
// anew, and so is what an agent takes on.
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const promiseForWaiting: TransitionProperty = {
  name: "promise-for-waiting",
  rule: "HG6",
  type: "transition",
  check({ command, move, decision, after }) {
    const { owner, open, ended, isAwaiting } = after.book;
    if (!isInHumanHands(owner)) return open ? `a promise is open, and the conversation is with ${owner}` : null;
    if (open) return null;
    const isVisitors = move.author.type === "visitor" && !decision.refusal;
    if (isVisitors && command.type === "say") return "a turn in human hands without a promise";
    if (!isAwaiting && owner !== "queue") return null;
    return ended?.end === "unanswered" && owner === "queue" ? null : "somebody awaits a human without a promise";
  },
};
