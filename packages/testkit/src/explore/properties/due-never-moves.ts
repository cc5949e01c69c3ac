// A due time lies ahead when it is promised, at most 72 hours, and never moves; one that comes back has its old one.
import { LIMITS } from "@handrail/protocol";
import type { TransitionProperty } from "../property.ts";

export const dueNeverMoves: TransitionProperty = {
  name: "due-never-moves",
  rule: "HG6",
  type: "transition",
  check({ move, lines, after, decision, atMs }) {
    for (const { event, before } of lines) {
      if (event.type !== "promise.made") continue;
      const readmitted = move.readmits?.promise ?? null;
      const known = [before.ended, readmitted].find((promise) => promise?.id === event.promise);
      if (known) {
        if (event.dueAtMs !== known.dueAtMs) return "a promise that comes back has another due time";
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
