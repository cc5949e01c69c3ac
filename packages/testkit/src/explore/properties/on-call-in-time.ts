// Somebody on call is told of each promise of an answer in the chat before it runs out, and of no other but what a silent agent let pass; that it was done is noted of the promise that
// was told of, while its visitor waits.
import type { TransitionProperty } from "../property.ts";

const SECOND_MS = 1_000;

export const onCallInTime: TransitionProperty = {
  name: "on-call-in-time",
  rule: "HG7",
  type: "transition",
  check({ lines, decision, atMs, command, move, after }) {
    for (const { event } of lines) {
      if (event.type !== "promise.made") continue;
      const times = decision.jobs.flatMap((job) =>
        job.type === "on-call" && job.promise === event.promise ? [job.dueAtMs] : [],
      );
      if (event.rung === "written") {
        // After a silent agent it is told at once: see `silent-agent`.
        const isPassedOn = lines.some(({ event: left }) => left.type === "human.left" && left.why === "overdue");
        if (times.length > 0 && !isPassedOn) return `somebody on call is to be told of a ${event.rung} promise`;
        continue;
      }
      if (times.length !== 1) return "nobody on call is to be told of a live promise";
      // One that comes back in its last second, or after it, has nothing left to be told in.
      const isInTime = times.every((ms) => ms > atMs && ms < event.dueAtMs);
      if (event.dueAtMs - atMs >= SECOND_MS && !isInTime)
        return "somebody on call is told when it is too late, or at once";
    }
    const told = decision.internal.events.find((event) => event.type === "on-call.alerted");
    if (!told) return null;
    const isOwn = command.type === "alerted" && command.promise === told.promise && move.author.type === "relay";
    const isWaiting = after.book.owner === "queue" && after.book.open?.id === told.promise;
    return isOwn && isWaiting ? null : "somebody is said to have been told of what they were not told of";
  },
};
