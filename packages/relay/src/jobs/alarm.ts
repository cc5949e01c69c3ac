// Tells the operator that a promise was broken or went unanswered (HG7).
import type { Logger } from "pino";
import type { Lane } from "./job-loop.ts";

export function alarmLane(logger: Pick<Logger, "warn">): Lane {
  return {
    parallelMax: 256,
    leaseMs: 30_000,
    run({ conversation, job }) {
      if (job.type === "alarm") {
        logger.warn(
          { conversation, promise: job.promise, dueAtMs: job.dueAtMs },
          "a promise to a visitor was not kept in time",
        );
      }
      return { type: "done" };
    },
  };
}
