// A due time lies ahead when it is promised, at most 72 hours, and never moves; a restored promise has its old one.
import { LIMITS } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";

export const dueNeverMoves: TransitionProperty = {
  name: "due-never-moves",
  rule: "HG6",
  type: "transition",
  check({ lines, after, decision, atMs }) {
    for (const { event, before } of lines) {
      if (event.type !== "promise.made") continue;
      if (event.promise === before.ended?.id) {
        if (event.dueAtMs !== before.ended.dueAtMs) return "a restored promise has another due time";
      } else if (event.dueAtMs <= atMs || event.dueAtMs > atMs + LIMITS.promiseMsMax) {
        return "a promise is made for a moment that is past, or too far";
      }
      const isTimed = decision.jobs.some((job) => job.type === "promise-due" && job.dueAtMs === event.dueAtMs);
      if (!isTimed) return "a promise is made, and no job to look after it";
    }
    const folded = after.conversation?.promise;
    const { open } = after.book;
    return folded && folded.id === open?.id && folded.dueAtMs !== open.dueAtMs
      ? "the due time of a made promise has moved"
      : null;
  },
};
