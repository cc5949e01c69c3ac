// Nobody is left with a silent agent: one who lets a promise pass without an answer holds the visitor no longer, somebody on call hears of
// it, and nobody else has a conversation taken from them.
import type { TransitionProperty } from "../property.ts";

export const silentAgent: TransitionProperty = {
  name: "silent-agent",
  rule: "HG7",
  type: "transition",
  check({ lines, decision, atMs }) {
    for (const [at, { event, before, after }] of lines.entries()) {
      if (event.type === "human.left" && event.why === "overdue") {
        const isTold = decision.jobs.some(({ type, dueAtMs }) => type === "on-call" && dueAtMs === atMs);
        if (before.ended?.end === "broken" && !isTold) return "nobody on call is told of a silent agent";
        if (!before.isAwaiting) return "a conversation is taken from an agent who has answered";
        const end = lines[at - 1]?.event.type;
        if (end !== "promise.broken" && end !== "promise.unanswered") return "an agent loses a conversation in time";
      }
      const isOver = event.type === "promise.broken" || event.type === "promise.unanswered";
      if (!isOver || !after.owner.startsWith("agent ") || !after.isAwaiting) continue;
      const next = lines[at + 1]?.event;
      if (next?.type !== "human.left" || next.why !== "overdue") return "a broken promise stays with the silent agent";
    }
    return null;
  },
};
