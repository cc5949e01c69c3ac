// Where a visitor stands in their site's queue, and how many agents are there (HG8). Counted from the log's columns.
import type { ConversationId, LiveFacts, SiteId } from "@handrail/protocol";
import type { Duty } from "../duty/duty.ts";
import type { Clock, Timer } from "../platform.ts";
import type { Log } from "../store/log.ts";
import type { News, NewsItem } from "./news.ts";

/** A moving queue is told about at most this often, in ms. */
const COALESCE_MS = 250;

/** Events that can change who stands where. */
const QUEUE_MOVES: ReadonlySet<string> = new Set([
  "human.requested",
  "human.joined",
  "human.left",
  "bot.resumed",
  "conversation.closed",
  "conversation.reopened",
  "conversation.erased",
]);

export interface QueueFacts {
  liveFacts(conversation: ConversationId, site: SiteId): LiveFacts;
  /** Told, a moment later, that places of a site's queue or the number of agents may have changed. */
  onChange(site: SiteId, listener: () => void): () => void;
  stop(): void;
}

export interface QueueFactsDeps {
  readonly log: Pick<Log, "queueOf">;
  readonly news: News;
  readonly clock: Clock;
  readonly duty: Pick<Duty, "count" | "onChange">;
}

export function createQueueFacts({ log, news, clock, duty }: QueueFactsDeps): QueueFacts {
  const places = new Map<SiteId, ReadonlyMap<ConversationId, number>>();
  const listeners = new Map<SiteId, Set<() => void>>();
  const moved = new Set<SiteId>();
  let telling: Timer | null = null;

  const placesOf = (site: SiteId): ReadonlyMap<ConversationId, number> => {
    const known = places.get(site);
    if (known) return known;
    const counted = new Map(log.queueOf(site).map((conversation, index) => [conversation, index + 1]));
    places.set(site, counted);
    return counted;
  };
  const tell = (): void => {
    telling = null;
    const sites = [...moved];
    moved.clear();
    for (const site of sites) for (const listener of listeners.get(site) ?? []) listener();
  };
  const move = (site: SiteId): void => {
    moved.add(site);
    telling ??= clock.setTimeout(tell, COALESCE_MS);
  };
  const stopNews = news.subscribeAll((item: NewsItem) => {
    if (item.type !== "log" || !item.events.some((event) => QUEUE_MOVES.has(event.type))) return;
    places.delete(item.site);
    move(item.site);
  });
  const stopDuty = duty.onChange(() => {
    for (const site of listeners.keys()) move(site);
  });

  return {
    liveFacts(conversation, site) {
      const queue = placesOf(site);
      return {
        asOfMs: clock.now(),
        place: queue.get(conversation) ?? null,
        waiting: queue.size,
        agentsOnDuty: duty.count(),
        expectedWaitMs: null,
        step: null,
      };
    },
    onChange(site, listener) {
      const ofSite = listeners.get(site) ?? new Set();
      listeners.set(site, ofSite.add(listener));
      return () => {
        ofSite.delete(listener);
        if (ofSite.size === 0 && listeners.get(site) === ofSite) listeners.delete(site);
      };
    },
    stop() {
      stopNews();
      stopDuty();
      if (telling !== null) clock.clearTimeout(telling);
      listeners.clear();
    },
  };
}
