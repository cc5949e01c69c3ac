// Tells when a visitor's question is over: the fence went up, or the visitor moved on (HG5). It follows the news, which comes at once, so
// that nothing waits for the store; only where news was lost does it read.
import { fold, type Conversation, type ConversationId } from "@handrail/protocol";
import type { News, NewsItem } from "../realtime/news.ts";
import type { LogReader } from "../store/log.ts";

/** A question that is asked now. */
export interface Question {
  /** The conversation when it was begun to watch. */
  readonly state: Conversation;
  readonly over: AbortSignal;
  stop(): void;
}

/** `null` when it is not asked any more. */
export async function watchQuestion(
  { log, news }: { readonly log: Pick<LogReader, "conversation">; readonly news: Pick<News, "subscribe"> },
  { conversation, askSeq }: { readonly conversation: ConversationId; readonly askSeq: number },
): Promise<Question | null> {
  const over = new AbortController();
  let now: Conversation | null = null;
  const judge = (): void => {
    if (now && !isAsked(now, askSeq)) over.abort("over"); // a reason, since without one each makes an error with its stack
  };
  const read = async (): Promise<void> => {
    const found = (await log.conversation(conversation))?.state;
    // A tombstone's log is shorter than what it buries.
    if (found && (found.erased || found.head > (now?.head ?? -1))) now = found;
    judge();
  };
  const hear = (item: NewsItem): void => {
    if (item.type !== "log" || !now) return;
    for (const event of item.events) if (event.seq === now.head + 1) now = fold(now, event);
    judge();
    if (now.head !== item.head) read().catch(() => over.abort("over"));
  };
  // It listens before it reads: what is said in between is in what is read.
  const stop = news.subscribe(conversation, hear);
  const state = await first();
  if (state && isAsked(state, askSeq)) return { state, over: over.signal, stop };
  stop();
  return null;

  async function first(): Promise<Conversation | null> {
    try {
      await read();
      return now;
    } catch (error) {
      stop();
      throw error;
    }
  }
}

function isAsked(state: Conversation, askSeq: number): boolean {
  return state.askSeq === askSeq && !state.isFenced && state.owner.type !== "nobody";
}
