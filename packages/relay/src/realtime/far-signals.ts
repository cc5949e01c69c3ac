// Carries signals (typing, a bot's growing words) to readers on other nodes and brings theirs here. They may be lost; words that a reader
// here lacks are read from where the run is kept.
import type { ConversationId, DeskSignal, RunSnapshot, SiteId } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import type { SentSignal, SideChannel } from "../store/postgres/side-channel.ts";
import type { News } from "./news.ts";

export interface FarSignalsDeps {
  readonly side: Pick<SideChannel, "send" | "onSignal">;
  readonly news: News;
  readonly runs: Pick<Runs, "read">;
  onFault(error: unknown): void;
}

type Delta = Extract<DeskSignal, { type: "delta" }>;

/** News whose signals reach all nodes. Call `stop` at the end. */
export function farSignals({ side, news, runs, onFault }: FarSignalsDeps): News & { stop(): void } {
  // How much of a run readers here have been told; of conversations that somebody listens to.
  const told = new Map<ConversationId, { readonly run: RunSnapshot["run"]; readonly length: number }>();
  const reading = new Set<ConversationId>();

  const isNext = (conversation: ConversationId, { run, offset }: Delta): boolean => {
    const before = told.get(conversation);
    return offset <= (before?.run === run ? before.length : 0);
  };
  const tellDelta = (conversation: ConversationId, site: SiteId, delta: Delta): void => {
    told.set(conversation, { run: delta.run, length: delta.offset + delta.text.length });
    news.signal(conversation, delta, site);
  };
  const catchUp = async (conversation: ConversationId, site: SiteId): Promise<void> => {
    if (reading.has(conversation)) return;
    reading.add(conversation);
    try {
      const run = await runs.read(conversation);
      if (run) tellDelta(conversation, site, { type: "delta", ...run, offset: 0 });
    } catch (error) {
      onFault(error);
    } finally {
      reading.delete(conversation);
    }
  };
  const stop = side.onSignal(({ conversation, site, signal }: SentSignal) => {
    if (signal?.type === "typing" && signal.who === "bot") told.delete(conversation);
    if (signal !== null && signal.type !== "delta") return news.signal(conversation, signal, site);
    if (!news.isHeard(conversation)) {
      told.delete(conversation);
      // Only desks may want it, and they read when they open a conversation.
      if (signal) news.signal(conversation, signal, site);
      return;
    }
    if (signal && isNext(conversation, signal)) tellDelta(conversation, site, signal);
    else void catchUp(conversation, site);
  });
  return {
    ...news,
    signal(conversation, signal, site) {
      news.signal(conversation, signal, site);
      side.send({ conversation, site, signal });
    },
    stop,
  };
}
