// Whoever awaits a human has a dated promise at every moment, or waits in the queue and was told that the last one stayed unanswered.
import type { Invariant } from "./invariant.ts";

export const ownerOrPromise: Invariant = {
  name: "owner-or-promise",
  rule: "HG6",
  committed({ after: { owner, open, ended, isAwaiting }, author, command, decision }) {
    if (owner !== "queue" && !owner.startsWith("agent "))
      return open ? `a promise is open, the owner is ${owner}` : null;
    if (open) return null;
    if (author.type === "visitor" && command.type === "say" && !decision.refusal) return "a turn without a promise";
    if (!isAwaiting && owner !== "queue") return null;
    return ended?.end === "unanswered" && owner === "queue" ? null : "somebody awaits a human without a promise";
  },
};
