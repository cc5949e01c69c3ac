// The bot's unfinished answers, in memory only: for readers that come in the middle, and for what is kept when a click cuts one off (HG5).
import type { ConversationId, RunSnapshot } from "@handrail/protocol";

/** One unfinished answer. */
export interface Run extends RunSnapshot {
  readonly conversation: ConversationId;
}

export interface Runs {
  snapshot(conversation: ConversationId): RunSnapshot | null;
  /** The text so far, as it has been sent to readers. Replaces an earlier run of the conversation. */
  put(run: Run): void;
  /** Forgets this run; another one of the same conversation stays. */
  end(conversation: ConversationId, run: RunSnapshot["run"]): void;
}

export function createRuns(): Runs {
  const runs = new Map<ConversationId, RunSnapshot>();
  return {
    snapshot: (conversation) => runs.get(conversation) ?? null,
    put: ({ conversation, ...snapshot }) => void runs.set(conversation, snapshot),
    end(conversation, run) {
      if (runs.get(conversation)?.run === run) runs.delete(conversation);
    },
  };
}
