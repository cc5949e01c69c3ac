// Notices when any desk's left side has changed, and says so a moment later: many changes, one look.
import type { ConversationId } from "@handrail/protocol";
import { changesHands } from "../domain/hands.ts";
import { mayRead } from "../domain/may-read.ts";
import type { Timer } from "../platform.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxBasis, type InboxBasis } from "./inbox.ts";

/** A burst of changes is told about once, in ms. */
const COALESCE_MS = 50;
/** How soon lists that could not be read are read again, in ms. */
const AGAIN_MS = 1_000;

/** Conversations remembered as visible, before the closed ones among them are forgotten. */
const VISIBLE_MAX = 20_000;

/** What a stream is told. */
export interface FeedListener {
  /** The lists have changed. */
  onInbox(basis: InboxBasis): void;
  /** News of a conversation that agents may see. */
  onNews(item: NewsItem): void;
}

/** One feed for all streams. */
export interface InboxFeed {
  /** The lists are told as soon as they are read, and again when they have changed. */
  listen(listener: FeedListener): () => void;
}

/** Opens the feed. It costs nothing while nobody listens. */
export function createInboxFeed(
  deps: Pick<DeskDeps, "platform" | "log" | "news" | "presence" | "people" | "stopping" | "onFault">,
): InboxFeed {
  const { clock } = deps.platform;
  const listeners = new Set<FeedListener>();
  // Conversations known to be in human hands or to have been: most news is of others, and is passed over without a read.
  let visible = new Set<ConversationId>();
  let telling: Timer | null = null;
  let stops: readonly (() => void)[] = [];
  // News that waits for a look at the log, and what came after it: nobody is told out of turn.
  let hearing: Promise<void> | null = null;
  // How many look at the lists now: what happens meanwhile may be missing from them.
  let looking = 0;

  const look = async (): Promise<InboxBasis> => {
    looking += 1;
    try {
      return await inboxBasis(deps);
    } finally {
      looking -= 1;
    }
  };
  const remember = ({ queue, held }: InboxBasis): void => {
    visible = new Set([...queue, ...held].map(({ conversation }) => conversation));
  };
  const tell = async (): Promise<void> => {
    telling = null;
    try {
      const basis = await look();
      if (visible.size > VISIBLE_MAX) remember(basis);
      for (const listener of listeners) listener.onInbox(basis);
    } catch (error) {
      again(error);
    }
  };
  const touch = (afterMs = COALESCE_MS): void => {
    if (listeners.size > 0) telling ??= clock.setTimeout(() => void tell(), afterMs);
  };
  const again = (error: unknown): void => {
    deps.onFault(error);
    touch(AGAIN_MS);
  };
  const isHands = (item: NewsItem): boolean => item.type === "log" && changesHands(item.events);
  const pass = (item: NewsItem): void => {
    if (!visible.has(item.conversation)) return;
    for (const listener of listeners) listener.onNews(item);
    if (item.type !== "signal") touch();
  };
  const read = async (item: NewsItem): Promise<void> => {
    if (!visible.has(item.conversation) && isHands(item)) {
      const state = (await deps.log.conversation(item.conversation))?.state;
      if (state && mayRead(state)) visible.add(item.conversation);
    }
    pass(item);
  };
  const onNews = (item: NewsItem): void => {
    if (looking > 0 && item.type !== "signal") touch();
    if (!hearing && (visible.has(item.conversation) || !isHands(item))) return pass(item);
    const turn = (hearing ?? Promise.resolve()).then(() => read(item)).catch(deps.onFault);
    hearing = turn;
    void turn.then(() => {
      if (hearing === turn) hearing = null;
    });
  };
  const begin = (): void => {
    stops = [
      deps.news.subscribeAll(onNews),
      deps.news.onMiss(touch),
      deps.presence.onChange((conversation) => visible.has(conversation) && touch()),
      deps.people.duty.onChange(() => touch()),
      deps.people.accounts.onChange(() => touch()),
      deps.people.sites.onChange(() => touch()),
    ];
  };
  const end = (): void => {
    for (const stop of stops) stop();
    stops = [];
    visible = new Set();
    if (telling !== null) clock.clearTimeout(telling);
    telling = null;
  };
  const welcome = async (listener: FeedListener): Promise<void> => {
    try {
      const basis = await look();
      for (const { conversation } of [...basis.queue, ...basis.held]) visible.add(conversation);
      if (listeners.has(listener)) listener.onInbox(basis);
    } catch (error) {
      again(error);
    }
  };

  return {
    listen(listener) {
      if (listeners.size === 0) begin();
      listeners.add(listener);
      void welcome(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) end();
      };
    },
  };
}
