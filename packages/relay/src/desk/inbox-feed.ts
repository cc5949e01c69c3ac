// Notices when any desk's left side has changed, and says so a moment later: many changes, one look.
import type { ConversationId, Event } from "@handrail/protocol";
import { mayRead } from "../domain/may-read.ts";
import type { Timer } from "../platform.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxBasis, type InboxBasis } from "./inbox.ts";

/** A burst of changes is told about once, in ms. */
const COALESCE_MS = 50;

/** Conversations remembered as visible, before the closed ones among them are forgotten. */
const VISIBLE_MAX = 20_000;

/** Events after which a conversation is in human hands, or has just left them. */
const HANDS: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "human.requested",
  "human.joined",
  "human.left",
  "conversation.reopened",
  "conversation.closed",
  "conversation.erased",
  "bot.resumed",
]);

/** What a stream is told. */
export interface FeedListener {
  /** The lists have changed. */
  onInbox(basis: InboxBasis): void;
  /** News of a conversation that agents may see. */
  onNews(item: NewsItem): void;
}

/** One feed for all streams. */
export interface InboxFeed {
  /** The lists are told at once, before this returns, and again when they have changed. */
  listen(listener: FeedListener): () => void;
}

/** Opens the feed. It costs nothing while nobody listens. */
export function createInboxFeed(
  deps: Pick<DeskDeps, "platform" | "log" | "news" | "presence" | "people" | "stopping">,
): InboxFeed {
  const { clock } = deps.platform;
  const listeners = new Set<FeedListener>();
  // Conversations known to be in human hands or to have been: most news is of others, and is passed over without a read.
  let visible = new Set<ConversationId>();
  let telling: Timer | null = null;
  let stops: readonly (() => void)[] = [];

  const look = ({ queue, held }: InboxBasis): void => {
    visible = new Set([...queue, ...held].map(({ conversation }) => conversation));
  };
  const tell = (): void => {
    telling = null;
    const basis = inboxBasis(deps);
    if (visible.size > VISIBLE_MAX) look(basis);
    for (const listener of listeners) listener.onInbox(basis);
  };
  const touch = (): void => {
    telling ??= clock.setTimeout(tell, COALESCE_MS);
  };
  const isVisible = (item: NewsItem): boolean => {
    if (visible.has(item.conversation)) return true;
    if (item.type === "log" && item.events.some(({ type }) => HANDS.has(type))) {
      const state = deps.log.conversation(item.conversation)?.state;
      if (state && mayRead(state)) {
        visible.add(item.conversation);
        return true;
      }
    }
    return false;
  };
  const onNews = (item: NewsItem): void => {
    if (!isVisible(item)) return;
    for (const listener of listeners) listener.onNews(item);
    if (item.type !== "signal") touch();
  };
  const begin = (basis: InboxBasis): void => {
    look(basis);
    stops = [
      deps.news.subscribeAll(onNews),
      deps.presence.onChange((conversation) => visible.has(conversation) && touch()),
      deps.people.duty.onChange(touch),
      deps.people.accounts.onChange(touch),
      deps.people.sites.onChange(touch),
    ];
  };
  const end = (): void => {
    for (const stop of stops) stop();
    stops = [];
    visible = new Set();
    if (telling !== null) clock.clearTimeout(telling);
    telling = null;
  };

  return {
    listen(listener) {
      const basis = inboxBasis(deps);
      if (listeners.size === 0) begin(basis);
      listeners.add(listener);
      listener.onInbox(basis);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) end();
      };
    },
  };
}
