// An agent who lets a promise pass without an answer holds the visitor no longer, and nobody else loses one that way.
import type { Invariant } from "./invariant.ts";

export const silentAgent: Invariant = {
  name: "silent-agent",
  rule: "HG7",
  appended(event, { owner, open, ended, isAwaiting }) {
    const isLetGo = event.type === "human.left" && event.why === "overdue";
    const isOver = ended?.end === "broken" || ended?.end === "unanswered";
    const isSilent = !open && isOver && isAwaiting && owner.startsWith("agent ");
    if (isLetGo) return isSilent ? null : "a conversation is taken from an agent who owes nothing";
    // What an agent takes on after the last rung is promised anew.
    const isTakenOn = ended?.end === "unanswered" && event.type === "promise.made";
    return isSilent && !isTakenOn ? "a broken promise stays with the silent agent" : null;
  },
};
