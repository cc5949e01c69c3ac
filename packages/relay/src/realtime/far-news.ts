// Brings the news of other nodes to those who listen on this one: to whoever listens to a conversation, and to dispatch and the desks that of
// every conversation that agents may see. Notices name conversations and hold no words, and may be lost: so the log is read, and for whoever
// listens it is compared every few seconds how far it has come.
import type { ConversationId } from "@handrail/protocol";
import type { Clock, Timer } from "../platform.ts";
import type { Whereabouts } from "../store/log.ts";
import type { Moved, Notices } from "../store/postgres/notices.ts";
import type { FarLog, LogPart } from "../store/postgres/read-log.ts";
import type { News } from "./news.ts";

/** News that no notice has brought comes this much later at the latest, in ms. */
const COMPARE_MS = 5_000;
/** Events in one piece of news: whoever lacks more reads by themselves. */
const EVENTS_MAX = 50;

export interface FarNewsDeps {
  readonly notices: Pick<Notices, "listen">;
  readonly news: Pick<News, "publish" | "publishInternal" | "subscribeAll" | "heard" | "miss">;
  readonly log: Pick<FarLog, "parts">;
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
  let waiting = new Map<ConversationId, LogPart>();
  let isBringing = false;
  let isStopped = false;
  let timer: Timer | null = null;

  // One after the other, so that a conversation's news is told in the order of its log.
  const bring = async (): Promise<void> => {
    if (isBringing) return;
    isBringing = true;
    while (waiting.size > 0 && !isStopped) {
      const parts = [...waiting.values()].map(sinceTold);
      waiting = new Map();
      try {
        for (const part of await log.parts(parts)) if (!isStopped) tell(part);
      } catch (error) {
        // Whoever listens is compared in a few seconds; the others read again.
        onFault(error);
        news.miss();
      }
    }
    isBringing = false;
  };
  const sinceTold = (part: LogPart): LogPart => {
    const after = Math.max(told.get(part.conversation) ?? part.after, part.head - EVENTS_MAX);
    return { ...part, after, internalAfter: Math.max(part.internalAfter, part.internalHead - EVENTS_MAX) };
  };
  const tell = ({ conversation, site, events, internalEvents }: Awaited<ReturnType<FarLog["parts"]>>[number]): void => {
    const last = events.at(-1);
    // Somebody else may have told of it meanwhile; a reader takes each event once.
    if (last) news.publish({ conversation, site, head: last.seq, events });
    if (internalEvents.length > 0) news.publishInternal({ conversation, site, events: internalEvents });
  };
  const want = (part: LogPart): void => {
    const before = waiting.get(part.conversation);
    waiting.set(part.conversation, before ? joined(before, part) : part);
  };
  const hear = (moved: readonly Moved[]): void => {
    const listened = new Set(news.heard());
    for (const one of moved) if (one.isForDesks || listened.has(one.conversation)) want(one);
    void bring();
  };
  const compare = async (): Promise<void> => {
    const listened = new Set(news.heard());
    for (const known of told.keys()) if (!listened.has(known)) told.delete(known);
    if (listened.size === 0) return;
    for (const [conversation, { head }] of await whereabouts([...listened])) {
      const after = told.get(conversation) ?? head - 1;
      if (after < head) want({ conversation, after, head, internalAfter: 0, internalHead: 0 });
    }
    await bring();
  };
  const poll = async (): Promise<void> => {
    await compare().catch(onFault);
    if (!isStopped) timer = clock.setTimeout(() => void poll(), COMPARE_MS);
  };

  const stops = [
    news.subscribeAll((item) => {
      if (item.type === "log") told.set(item.conversation, item.head);
    }),
    notices.listen((notice) => {
      if (notice.type === "moved") return hear(notice.moved);
      if (notice.type !== "missed") return;
      news.miss();
      void compare().catch(onFault);
    }),
  ];
  timer = clock.setTimeout(() => void poll(), COMPARE_MS);
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
    if (timer !== null) clock.clearTimeout(timer);
  };
}

function joined(one: LogPart, other: LogPart): LogPart {
  return {
    conversation: one.conversation,
    after: Math.min(one.after, other.after),
    head: Math.max(one.head, other.head),
    // A comparison knows nothing of the internal log.
    internalAfter: one.internalHead === 0 ? other.internalAfter : Math.min(one.internalAfter, other.internalAfter),
    internalHead: Math.max(one.internalHead, other.internalHead),
  };
}
