// Lets Ably hear what this node adds to conversations with humans. What other nodes add, they tell by themselves.
import type { Conversation, ConversationId, Frame } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import type { Clock } from "../platform.ts";
import type { News, NewsItem } from "../realtime/news.ts";
import type { QueueFacts } from "../realtime/queue-facts.ts";
import type { LogReader } from "../store/log.ts";
import type { Ably } from "./ably.ts";
import { newsChannel, visitorClient } from "./channel-names.ts";
import type { Publisher } from "./publisher.ts";

export interface TellAblyDeps {
  readonly ably: Pick<Ably, "of">;
  readonly log: Pick<LogReader, "generation" | "conversation" | "whereabouts">;
  readonly runs: Pick<Runs, "snapshot">;
  readonly queueFacts: Pick<QueueFacts, "liveFacts">;
  readonly clock: Pick<Clock, "now">;
  onFault(error: unknown): void;
}

/** Conversations known to be in human hands or to have been; beyond so many it is looked up again. */
const KNOWN_MAX = 50_000;

/** Whether a human was ever asked for: what is between a visitor and the bot alone is published nowhere. */
export function isWithHumans({ epoch, owner }: Pick<Conversation, "epoch" | "owner">): boolean {
  return epoch > 0 || owner.type !== "bot";
}

/** Hears each piece of news once. Not to be awaited: whoever made the news goes on. */
export function createTellAbly(deps: TellAblyDeps): (item: NewsItem) => void {
  const { ably, log, runs, queueFacts, clock, onFault } = deps;
  const known = new Set<ConversationId>();
  // News of one conversation keeps its order, also while the log is asked about it.
  const asking = new Map<ConversationId, NewsItem[]>();

  const tell = (item: NewsItem, publisher: Publisher): void => {
    const { conversation, site } = item;
    const channel = newsChannel(site, conversation);
    const { generation } = log;
    const nowMs = clock.now();
    const live = queueFacts.liveFacts(conversation);
    if (item.type === "log") {
      const { head, events } = item;
      const hint: Frame = { type: "beat", generation, head, nowMs, live };
      const run = runs.snapshot(conversation);
      publisher.send(channel, { type: "log", conversation, generation, head, nowMs, events, live, run }, hint);
      if (events.some(({ type }) => type === "conversation.erased")) {
        known.delete(conversation);
        publisher.revoke(`clientId:${visitorClient(conversation)}`);
      }
    } else if (item.type === "signal" && item.signal.type !== "context") {
      // Visitors know of their own typing.
      if (item.signal.type === "typing" && item.signal.who === "visitor") return;
      const frame: Frame = { type: "signal", signal: item.signal };
      publisher.send(channel, frame, frame);
    }
  };
  const look = async (conversation: ConversationId): Promise<void> => {
    let isKnown = false;
    try {
      const state = (await log.conversation(conversation))?.state;
      isKnown = !!state && (isWithHumans(state) || state.erased !== undefined);
    } catch (error) {
      onFault(error);
    }
    const items = asking.get(conversation) ?? [];
    asking.delete(conversation);
    if (!isKnown) return;
    if (known.size >= KNOWN_MAX) known.clear();
    known.add(conversation);
    for (const item of items) hear(item);
  };
  const hear = (item: NewsItem): void => {
    const { conversation } = item;
    // The log that only agents see stays with them.
    if (item.type === "internal") return;
    const app = ably.of(item.site);
    if (!app) return;
    const held = asking.get(conversation);
    if (held) held.push(item);
    else if (known.has(conversation)) tell(item, app.publisher);
    else {
      asking.set(conversation, [item]);
      void look(conversation);
    }
  };
  return hear;
}

/** The same news, of which Ably is told as well. */
export function toldToAbly(news: News, tell: (item: NewsItem) => void): News {
  return {
    ...news,
    publish(item) {
      news.publish(item);
      tell({ type: "log", ...item });
    },
    signal(conversation, signal, site) {
      news.signal(conversation, signal, site);
      tell({ type: "signal", conversation, site, signal });
    },
  };
}
