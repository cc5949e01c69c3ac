// Due work as rows. A row is claimed with a lease: when whoever claimed it is gone, it becomes due again.
import type { DatabaseSync } from "node:sqlite";
import { conversationId, type ConversationId } from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import { integer, text, type Row } from "./row.ts";

/** A claimed row. */
export interface ClaimedJob {
  readonly id: number;
  readonly conversation: ConversationId;
  readonly job: Job;
  /** This attempt included. */
  readonly attempts: number;
}

export interface ClaimRequest {
  readonly type: Job["type"];
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly limit: number;
}

export interface JobStore {
  /** When the next row of this type may be claimed, in ms since the epoch; `null` when there is none. */
  nextAtMs(type: Job["type"]): number | null;
  claim(request: ClaimRequest): readonly ClaimedJob[];
  complete(id: number): void;
  /** Gives a row back, to be claimed again at `dueAtMs`. */
  postpone(id: number, dueAtMs: number): void;
  /** Gives every row back: for a start, when whoever claimed one cannot be alive. */
  releaseAll(): void;
}

/** Prepares the statements on the one connection. */
export function createJobStore(sqlite: DatabaseSync): JobStore {
  const next = sqlite.prepare(
    "SELECT max(due_at, lease_until) AS at FROM jobs WHERE type = ? ORDER BY max(due_at, lease_until) LIMIT 1",
  );
  const claim = sqlite.prepare(
    `UPDATE jobs SET lease_until = ?, attempts = attempts + 1
     WHERE id IN (
       SELECT id FROM jobs WHERE type = ? AND max(due_at, lease_until) <= ?
       ORDER BY max(due_at, lease_until) LIMIT ?)
     RETURNING id, conversation, payload, attempts`,
  );
  const complete = sqlite.prepare("DELETE FROM jobs WHERE id = ?");
  const postpone = sqlite.prepare("UPDATE jobs SET due_at = ?, lease_until = 0 WHERE id = ?");
  const releaseAll = sqlite.prepare("UPDATE jobs SET lease_until = 0 WHERE lease_until <> 0");
  return {
    nextAtMs(type) {
      const row = next.get(type);
      return row ? integer(row, "at") : null;
    },
    claim: ({ type, nowMs, leaseMs, limit }) => claim.all(nowMs + leaseMs, type, nowMs, limit).map(claimed),
    complete: (id) => void complete.run(id),
    postpone: (id, dueAtMs) => void postpone.run(dueAtMs, id),
    releaseAll: () => void releaseAll.run(),
  };
}

function claimed(row: Row): ClaimedJob {
  const job: Job = JSON.parse(text(row, "payload"));
  return {
    id: integer(row, "id"),
    conversation: conversationId(text(row, "conversation")),
    job,
    attempts: integer(row, "attempts"),
  };
}
