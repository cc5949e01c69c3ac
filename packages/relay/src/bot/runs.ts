// The bot's unfinished answers: for readers that come in the middle, and for what is kept when a click cuts one off (HG5). Kept in memory
// where there is one node; `store/postgres/runs.ts` keeps them for several.
import type { ConversationId, RunSnapshot } from "@handrail/protocol";
import type { Awaitable } from "../domain/awaitable.ts";

/** One unfinished answer. */
export interface Run extends RunSnapshot {
  readonly conversation: ConversationId;
}

export interface Runs {
  /** As far as this node knows at once: what it has put, and not what another has. */
  snapshot(conversation: ConversationId): RunSnapshot | null;
  /** The same, whichever node has put it. */
  read(conversation: ConversationId): Awaitable<RunSnapshot | null>;
  /** The text so far; it is sent to readers when it has been kept. Replaces an earlier run of the conversation. */
  put(run: Run): Awaitable<void>;
  /** Forgets this run; another one of the same conversation stays. */
  end(conversation: ConversationId, run: RunSnapshot["run"]): void;
}

export function createRuns(): Runs {
  const runs = new Map<ConversationId, RunSnapshot>();
  const snapshot = (conversation: ConversationId): RunSnapshot | null => runs.get(conversation) ?? null;
  return {
    snapshot,
    read: snapshot,
    put: ({ conversation, ...run }) => void runs.set(conversation, run),
    end(conversation, run) {
      if (runs.get(conversation)?.run === run) runs.delete(conversation);
    },
  };
}
