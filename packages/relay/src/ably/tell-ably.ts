// Lets Ably hear what this node adds to conversations with humans. What other nodes add, they tell by themselves.
import type { AgentId, Conversation, ConversationId, Frame } from "@handrail/protocol";
import type { Runs } from "../bot/runs.ts";
import { changesHands } from "../domain/hands.ts";
import type { Clock } from "../platform.ts";
import type { News, NewsItem } from "../realtime/news.ts";
import type { QueueFacts } from "../realtime/queue-facts.ts";
import type { LogReader } from "../store/log.ts";
import type { Ably } from "./ably.ts";
import { newsChannel, visitorClient } from "./channel-names.ts";
import type { Publisher } from "./publisher.ts";
import type { TellDesks } from "./tell-desks.ts";

export interface TellAblyDeps {
  readonly ably: Pick<Ably, "of">;
  readonly log: Pick<LogReader, "generation" | "conversation" | "whereabouts">;
  readonly runs: Pick<Runs, "snapshot">;
  readonly queueFacts: Pick<QueueFacts, "liveFacts">;
  readonly clock: Pick<Clock, "now">;
  readonly tellDesks: Pick<TellDesks, "tell">;
  onFault(error: unknown): void;
}

/** Conversations known to be in human hands or to have been; beyond so many it is looked up again. */
const KNOWN_MAX = 50_000;

const isErasure = (item: NewsItem): boolean =>
  item.type === "log" && item.events.some(({ type }) => type === "conversation.erased");

/** Whether a human was ever asked for: what is between a visitor and the bot alone is published nowhere. */
export function isWithHumans({ epoch, owner }: Pick<Conversation, "epoch" | "owner">): boolean {
  return epoch > 0 || owner.type !== "bot";
}

export interface TellAbly {
  /** Hears each piece of this node's news once. Not to be awaited: whoever made the news goes on. */
  tell(item: NewsItem): void;
  /** Hears the news of all nodes: who has a conversation is known no more when it changes hands. */
  hear(item: NewsItem): void;
}

export function createTellAbly(deps: TellAblyDeps): TellAbly {
  const { ably, log, runs, queueFacts, clock, tellDesks, onFault } = deps;
  // With whom they are, of the agents.
  const known = new Map<ConversationId, AgentId | null>();
  // News of one conversation keeps its order, also while the log is asked about it.
  const asking = new Map<ConversationId, NewsItem[]>();

  const tellVisitor = (item: NewsItem, publisher: Publisher): void => {
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
      if (isErasure(item)) publisher.revoke(`clientId:${visitorClient(conversation)}`);
    } else if (item.type === "signal" && item.signal.type !== "context") {
      // Visitors know of their own typing.
      if (item.signal.type === "typing" && item.signal.who === "visitor") return;
      const frame: Frame = { type: "signal", signal: item.signal };
      publisher.send(channel, frame, frame);
    }
  };
  const look = async (conversation: ConversationId): Promise<void> => {
    let state: Conversation | undefined;
    try {
      state = (await log.conversation(conversation))?.state;
    } catch (error) {
      onFault(error);
    }
    const items = asking.get(conversation) ?? [];
    asking.delete(conversation);
    if (!state || !(isWithHumans(state) || state.erased)) return;
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(conversation, state.owner.type === "agent" ? state.owner.agent.id : null);
    // HG14: what was said before goes nowhere any more.
    for (const item of items) if (!state.erased || isErasure(item)) tell(item);
  };
  const tell = (item: NewsItem): void => {
    const { conversation } = item;
    const app = ably.of(item.site);
    if (!app) return;
    const held = asking.get(conversation);
    const holder = known.get(conversation);
    if (held) held.push(item);
    else if (holder === undefined) {
      asking.set(conversation, [item]);
      void look(conversation);
    } else {
      tellVisitor(item, app.publisher);
      tellDesks.tell(item, holder);
    }
  };
  return {
    tell,
    hear(item) {
      const { conversation, site } = item;
      if (item.type === "log" && changesHands(item.events)) known.delete(conversation);
      if (!isErasure(item)) return;
      if (asking.has(conversation)) asking.set(conversation, []);
      ably.of(site)?.publisher.forget(newsChannel(site, conversation), conversation);
    },
  };
}

/** The same news, of which Ably is told as well. */
export function toldToAbly(news: News, tell: (item: NewsItem) => void): News {
  return {
    ...news,
    publish(item) {
      news.publish(item);
      tell({ type: "log", ...item });
    },
    publishInternal(item) {
      news.publishInternal(item);
      tell({ type: "internal", ...item });
    },
    signal(conversation, signal, site) {
      news.signal(conversation, signal, site);
      tell({ type: "signal", conversation, site, signal });
    },
  };
}
