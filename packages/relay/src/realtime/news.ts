// Tells those who listen that a conversation has moved. News may be lost without harm: a reader that sees a gap reads the log.
import type { ConversationId, DeskSignal, Event, InternalEvent, SiteId } from "@handrail/protocol";

/** What was appended by one commit. */
export interface LogNews {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly head: number;
  readonly events: readonly Event[];
}

/** What one commit added to the log that only agents see. */
export interface InternalNews {
  readonly conversation: ConversationId;
  readonly site: SiteId;
  readonly events: readonly InternalEvent[];
}

/** One piece of news. `internal` is for desks and the dispatcher: no visitor's reader passes it on. */
export type NewsItem =
  | ({ readonly type: "log" } & LogNews)
  | ({ readonly type: "internal" } & InternalNews)
  | {
      readonly type: "signal";
      readonly conversation: ConversationId;
      readonly site: SiteId;
      readonly signal: DeskSignal;
    };

export type NewsListener = (item: NewsItem) => void;

export interface News {
  publish(news: LogNews): void;
  publishInternal(news: InternalNews): void;
  signal(conversation: ConversationId, signal: DeskSignal, site: SiteId): void;
  /** News of one conversation. Returns the way to stop. */
  subscribe(conversation: ConversationId, listener: NewsListener): () => void;
  /** The conversations that somebody listens to by name. */
  heard(): Iterable<ConversationId>;
  isHeard(conversation: ConversationId): boolean;
  /** News of all that is for desks or for this process's own readers. Returns the way to stop. */
  subscribeAll(listener: NewsListener): () => void;
  /** News may have been lost: whoever keeps something by it reads it again. */
  miss(): void;
  /** Told of it. Returns the way to stop. */
  onMiss(listener: () => void): () => void;
}

/** News inside one process. `onFault` hears of a listener that threw; the others are told all the same. */
export function createNews(onFault: (error: unknown) => void): News {
  const byConversation = new Map<ConversationId, Set<NewsListener>>();
  const all = new Set<NewsListener>();
  const missed = new Set<() => void>();
  const tell = (item: NewsItem): void => {
    for (const listener of [...all, ...(byConversation.get(item.conversation) ?? [])]) {
      try {
        listener(item);
      } catch (error) {
        onFault(error);
      }
    }
  };
  return {
    publish: (news) => tell({ type: "log", ...news }),
    publishInternal: (news) => tell({ type: "internal", ...news }),
    signal: (conversation, signal, site) => tell({ type: "signal", conversation, site, signal }),
    subscribe(conversation, listener) {
      const listeners = byConversation.get(conversation) ?? new Set();
      byConversation.set(conversation, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byConversation.get(conversation) === listeners) byConversation.delete(conversation);
      };
    },
    heard: () => byConversation.keys(),
    isHeard: (conversation) => byConversation.has(conversation),
    subscribeAll(listener) {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    miss() {
      for (const listener of missed) listener();
    },
    onMiss(listener) {
      missed.add(listener);
      return () => {
        missed.delete(listener);
      };
    },
  };
}
