// Keeps the conversations that were written last as they were written, so that the next command on one reads and parses nothing. Knows
// no SQL: who writes says what stands in the tables now, and when none of it is sure any more.
import type { ConversationId } from "@handrail/protocol";
import type { Summary } from "../domain/summary.ts";

export interface SummaryMemory {
  /** What was put last; `null` when it is not known, which says nothing of the tables. */
  get(conversation: ConversationId): Summary | null;
  put(summary: Summary): void;
  /** What is in here may differ from the tables: a transaction was taken back, or somebody else has written. */
  forgetAll(): void;
}

/** Conversations kept at most, each a few kilobytes: those who write in the same few minutes. */
const SUMMARIES_MAX = 2_000;

/** A memory of nothing yet. */
export function createSummaryMemory(): SummaryMemory {
  const known = new Map<ConversationId, Summary>();
  return {
    get: (conversation) => known.get(conversation) ?? null,
    put(summary) {
      const { id } = summary.state;
      // Put in anew, so that the first of the map is whoever has been silent for longest.
      known.delete(id);
      known.set(id, summary);
      if (known.size <= SUMMARIES_MAX) return;
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    },
    forgetAll: () => known.clear(),
  };
}
