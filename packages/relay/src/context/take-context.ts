// Takes what a request brings of a page's words on its visitor. It stands before the commands beside it are decided, so that a bot that is
// asked at once knows it; where they come to nothing, so does it.
import { wireError, type ConversationId, type SiteId, type WireError } from "@handrail/protocol";
import { contextFault, isVisitorContext } from "@handrail/protocol/context";
import type { News } from "../realtime/news.ts";
import type { LogReader } from "../store/log.ts";
import type { ContextStore } from "./context-store.ts";

export interface ContextDeps {
  readonly log: Pick<LogReader, "conversation">;
  readonly news: Pick<News, "signal">;
  readonly contexts: Pick<ContextStore, "put" | "drop">;
}

/** What became of it. */
export interface TakenContext {
  readonly refused: WireError | null;
  /** To be called once it is known whether there is a conversation. */
  settle(isThere: boolean): Promise<void>;
}

const NOTHING: TakenContext = { refused: null, settle: async () => {} };

/** Takes it; `undefined`: the request brings none. */
export async function takeContext(
  value: unknown,
  { conversation, site }: { readonly conversation: ConversationId; readonly site: SiteId },
  { log, news, contexts }: ContextDeps,
): Promise<TakenContext> {
  if (value === undefined) return NOTHING;
  if (!isVisitorContext(value)) {
    const { field, reason } = contextFault(value) ?? { field: null, reason: "not-a-record" };
    return { ...NOTHING, refused: wireError("invalid-context", { reason, ...(field !== null && { field }) }) };
  }
  // HG14: nothing comes behind a tombstone.
  const isErased = async (): Promise<boolean> => Boolean((await log.conversation(conversation))?.state.erased);
  if (await isErased()) return NOTHING;
  const isNews = await contexts.put(conversation, value);
  return {
    refused: null,
    async settle(isThere) {
      if (!isThere || (await isErased())) await contexts.drop(conversation);
      else if (isNews) news.signal(conversation, { type: "context", context: value }, site);
    },
  };
}
