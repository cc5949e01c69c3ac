// Brings the news of other nodes to those who listen on this one. Notices name conversations and hold no words, and may be lost: so the log
// is read, and for whoever listens it is compared every few seconds how far it has come. Those who listen to everything at once hear of
// these conversations alone: the dispatcher and the desks of several nodes need more, and do not have it yet.
import type { ConversationId } from "@handrail/protocol";
import type { Clock, Timer } from "../platform.ts";
import type { LogReader, Whereabouts } from "../store/log.ts";
import type { Notices } from "../store/postgres/notices.ts";
import type { News } from "./news.ts";

/** News that no notice has brought comes this much later at the latest, in ms. */
const COMPARE_MS = 5_000;
/** Events in one piece of news: whoever lacks more reads by themselves. */
const EVENTS_MAX = 50;

export interface FarNewsDeps {
  readonly notices: Pick<Notices, "listen">;
  readonly news: Pick<News, "publish" | "subscribeAll" | "heard">;
  readonly log: Pick<LogReader, "events">;
  /** How far the logs of these conversations go. */
  whereabouts(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Whereabouts>>;
  readonly clock: Clock;
  /** The store could not be asked; it is asked again. */
  onFault(error: unknown): void;
}

/** Begins. The returned function ends it. */
export function startFarNews({ notices, news, log, whereabouts, clock, onFault }: FarNewsDeps): () => void {
  // How far each conversation's news has been told here. Only of those that somebody listens to.
  const told = new Map<ConversationId, number>();
  let isStopped = false;
  let timer: Timer | null = null;

  const compare = async (conversations: readonly ConversationId[]): Promise<void> => {
    const listened = new Set(news.heard());
    for (const known of told.keys()) if (!listened.has(known)) told.delete(known);
    const wanted = conversations.filter((conversation) => listened.has(conversation));
    if (wanted.length === 0) return;
    for (const [conversation, { site, head }] of await whereabouts(wanted)) {
      const before = told.get(conversation);
      if (before !== undefined && before >= head) continue;
      const after = before === undefined ? head - 1 : Math.max(before, head - EVENTS_MAX);
      const events = await log.events(conversation, after, EVENTS_MAX);
      const last = events.at(-1);
      // Somebody else may have told of it meanwhile; a reader takes each event once.
      if (last && !isStopped) news.publish({ conversation, site, head: Math.max(head, last.seq), events });
    }
  };
  const compareSafely = (conversations: readonly ConversationId[]): Promise<void> =>
    compare(conversations).catch(onFault);
  const poll = async (): Promise<void> => {
    await compareSafely([...news.heard()]);
    if (!isStopped) timer = clock.setTimeout(() => void poll(), COMPARE_MS);
  };

  const stops = [
    news.subscribeAll((item) => {
      if (item.type === "log") told.set(item.conversation, item.head);
    }),
    notices.listen((notice) => {
      if (notice.type === "missed") void compareSafely([...news.heard()]);
      else void compareSafely(notice.moved.map(({ conversation }) => conversation));
    }),
  ];
  timer = clock.setTimeout(() => void poll(), COMPARE_MS);
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
    if (timer !== null) clock.clearTimeout(timer);
  };
}
