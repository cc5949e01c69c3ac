// Every promise ends by its due time, and the settling job's slack; the time that the relay was away is not counted. What is
// overdue is settled before anything else, a due time never moves, and no agent closes over an open promise.
import { LEASE_MS } from "../tier-1/stored.ts";
import type { Invariant } from "./invariant.ts";
import { upTime } from "./up-time.ts";

/** A commit takes its time, and a job that was lost with a crash waits for its lease at most. */
const SLACK_MS = LEASE_MS + 1_000;

export const settledByDue: Invariant = {
  name: "settled-by-due",
  rule: "HG7",
  appended(event, before, { relay, stored, command }) {
    const { open } = before;
    if (!open) return null;
    const isEnd = event.type === "promise.broken" || event.type === "promise.unanswered";
    if (event.atMs >= open.dueAtMs && !isEnd) return `${event.type} before the overdue promise was settled`;
    if (event.type === "promise.made") return "a promise was made over an open one";
    if (event.type === "conversation.closed") return "closed over an open promise";
    if (!isEnd) return null;
    if (event.atMs < open.dueAtMs) return "a promise was broken before its time";
    // A promise that is restored keeps its old due time, which may be over.
    if (command.type === "still-need" || relay.receipts.forgotten(command)) return null;
    const lateMs = upTime(relay, open.dueAtMs, event.atMs);
    return lateMs > SLACK_MS ? `the promise of ${stored.who} was settled ${lateMs} ms late` : null;
  },
  ended: ({ relay, nowMs }) =>
    [...relay.conversations.values()].flatMap(({ book: { open }, who }) =>
      open && nowMs > open.dueAtMs + SLACK_MS ? [{ who, what: `the promise ${open.id} was never settled` }] : [],
    ),
};
