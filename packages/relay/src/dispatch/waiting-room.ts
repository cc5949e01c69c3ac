// Keeps who waits and who is with whom in memory, so that deciding reads no disk: read once at the start, and kept up by the
// news of each commit. Where other nodes write, too, and news may be lost, it is read anew now and then.
import { notBeforeMs, type AgentId, type ConversationId, type Event } from "@handrail/protocol";
import type { NewsItem } from "../realtime/news.ts";
import { whenRead, type Awaitable } from "../domain/awaitable.ts";
import type { ConversationSummary, LogReader, Talk } from "../store/log.ts";
import { nextClicksInARow } from "./line.ts";
import type { Ranked } from "../identity/ranks.ts";
import type { Waiting } from "./situation.ts";

/** A visitor in the queue, as far as the log tells: whether they are there is for presence to say, and which rank and share they have for the whole queue. */
export interface Queued extends Omit<Waiting, "isPresent" | "rank" | "isBeyondShare">, Ranked {
  /** They have an appointment, and wait for nobody before it begins. In ms since the epoch. */
  readonly notBeforeMs: number | null;
  /** Who is on call has been told, for the promise that is open now. */
  readonly isOnCallTold: boolean;
}

interface Held {
  readonly agent: AgentId;
  readonly sinceMs: number;
}

/** What the room tells of what it has heard. */
export interface RoomEvents {
  /** Somebody's place may have changed. */
  onMove(): void;
  /** A conversation has taken one of its agent's places for so long, in ms. */
  onHandled(handlingMs: number): void;
  /** An agent has let an offer run out, or has answered one by a word of any kind. */
  onOfferEnd(agent: AgentId, end: "expired" | "answered"): void;
  /** A store that is far away could not be asked. */
  onFault(error: unknown): void;
}

export interface WaitingRoom {
  readonly queue: ReadonlyMap<ConversationId, Queued>;
  /** How many conversations each agent holds. */
  readonly holding: ReadonlyMap<AgentId, number>;
  /** When each agent was last given or left one, in ms since the epoch: of this process's time only. */
  readonly movedAtMs: ReadonlyMap<AgentId, number>;
  readonly clicksInARow: number;
  hear(item: NewsItem): void;
  /** Reads one conversation anew. */
  look(conversation: ConversationId): void;
  /** Reads everything anew. @throws what the store threw; what was known stays */
  readAll(): Awaitable<void>;
}

/** Events after which somebody waits who did not, waits no more, or waits under another rank. */
const MOVES: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "human.requested",
  "human.joined",
  "human.left",
  "bot.resumed",
  "conversation.closed",
  "conversation.reopened",
  "conversation.erased",
  "visitor.identified",
]);

/** Events after which somebody who waits is promised something else: another time, or what they will be told of it. */
const PROMISES: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "promise.made",
  "promise.kept",
  "promise.broken",
  "promise.settled",
  "promise.withdrawn",
  "promise.unanswered",
]);

/** Events after which nobody holds a conversation. */
const ENDS: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "human.left",
  "conversation.closed",
  "conversation.erased",
]);

/** An empty room, until it is told to read. */
export function openWaitingRoom(
  log: Pick<LogReader, "conversation" | "waiting" | "talks">,
  events: RoomEvents,
): WaitingRoom {
  const queue = new Map<ConversationId, Queued>();
  const held = new Map<ConversationId, Held>();
  // What a far store is asked for, and whether it has moved again meanwhile.
  const looking = new Map<ConversationId, "once" | "again">();
  // What was looked at while everything is being read: it is newer than that.
  let looked: Set<ConversationId> | null = null;
  const holding = new Map<AgentId, number>();
  const movedAtMs = new Map<AgentId, number>();
  let clicksInARow = 0;

  const hold = (agent: AgentId, more: number): void => void holding.set(agent, (holding.get(agent) ?? 0) + more);
  const join = (conversation: ConversationId, agent: AgentId, atMs: number): void => {
    forget(conversation);
    held.set(conversation, { agent, sinceMs: atMs });
    hold(agent, 1);
  };
  const forget = (conversation: ConversationId): Held | null => {
    const ended = held.get(conversation);
    if (!ended || !held.delete(conversation)) return null;
    hold(ended.agent, -1);
    return ended;
  };
  const leave = (conversation: ConversationId, atMs: number): void => {
    const ended = forget(conversation);
    if (!ended) return;
    movedAtMs.set(ended.agent, atMs);
    events.onHandled(atMs - ended.sinceMs);
  };
  const accepted = (conversation: ConversationId, agent: AgentId): void => {
    const offer = queue.get(conversation)?.offer;
    if (offer?.agent !== agent) return;
    clicksInARow = nextClicksInARow(clicksInARow, offer.turn);
    events.onOfferEnd(agent, "answered");
  };
  const follow = (conversation: ConversationId, event: Event): void => {
    if (event.type === "human.joined") {
      accepted(conversation, event.agent.id);
      join(conversation, event.agent.id, event.atMs);
      movedAtMs.set(event.agent.id, event.atMs);
    } else if (ENDS.has(event.type)) {
      leave(conversation, event.atMs);
    }
  };
  const put = (summary: ConversationSummary): void => {
    const queued = queuedOf(summary);
    if (queued) queue.set(summary.state.id, queued);
    else queue.delete(summary.state.id);
  };
  const look = (conversation: ConversationId): void => {
    looked?.add(conversation);
    if (looking.has(conversation)) return void looking.set(conversation, "again");
    const summary = log.conversation(conversation);
    if (!(summary instanceof Promise)) return see(conversation, summary);
    looking.set(conversation, "once");
    void seeLater(conversation, summary);
  };
  const see = (conversation: ConversationId, summary: ConversationSummary | null): void => {
    looked?.add(conversation);
    if (summary) put(summary);
    events.onMove();
  };
  const seeLater = async (
    conversation: ConversationId,
    reading: Promise<ConversationSummary | null>,
  ): Promise<void> => {
    try {
      see(conversation, await reading);
    } catch (error) {
      events.onFault(error);
    }
    const isDue = looking.get(conversation) === "again";
    looking.delete(conversation);
    if (isDue) look(conversation);
  };
  const seeAll = (waiting: readonly ConversationSummary[], talks: readonly Talk[]): void => {
    const isNewer = (conversation: ConversationId): boolean => looked?.has(conversation) ?? false;
    const isWaiting = new Set(waiting.map(({ state }) => state.id));
    for (const conversation of queue.keys())
      if (!isWaiting.has(conversation) && !isNewer(conversation)) queue.delete(conversation);
    for (const summary of waiting) if (!isNewer(summary.state.id)) put(summary);
    const isHeld = new Set(talks.map(({ conversation }) => conversation));
    for (const conversation of held.keys())
      if (!isHeld.has(conversation) && !isNewer(conversation)) forget(conversation);
    for (const { conversation, agent, joinedAtMs } of talks)
      if (!isNewer(conversation)) join(conversation, agent, joinedAtMs);
    looked = null;
    events.onMove();
  };

  return {
    readAll() {
      looked = new Set();
      return whenRead(log.waiting(), (waiting) => whenRead(log.talks(), (talks) => seeAll(waiting, talks)));
    },
    queue,
    holding,
    movedAtMs,
    get clicksInARow() {
      return clicksInARow;
    },
    hear(item) {
      if (item.type === "signal") return;
      if (item.type === "log") {
        const isWaiting = queue.has(item.conversation);
        if (!item.events.some(({ type }) => MOVES.has(type) || (isWaiting && PROMISES.has(type)))) return;
        for (const event of item.events) follow(item.conversation, event);
      } else {
        for (const event of item.events) {
          if (event.type === "offer.expired") events.onOfferEnd(event.agent.id, "expired");
          if (event.type === "offer.declined") events.onOfferEnd(event.agent.id, "answered");
        }
      }
      look(item.conversation);
    },
    look,
  };
}

/** The conversation as one that waits; `null` when it does not. */
export function queuedOf({ state, internal, lastAgent }: ConversationSummary): Queued | null {
  const { id, owner, request, promise } = state;
  if (owner.type !== "queue" || !request) return null;
  const { offer } = internal;
  return {
    conversation: id,
    site: state.site,
    identity: state.identity ?? null,
    askedAtMs: request.atMs,
    dueAtMs: internal.firstDueAtMs,
    isAutomatic: request.isAutomatic === true,
    language: state.locale ?? null,
    skills: request.skills ?? [],
    knownBy: lastAgent,
    preferred: owner.preferred?.id ?? null,
    offer: offer && { ...offer, agent: offer.agent.id },
    refusals: internal.refusals,
    overtaken: internal.overtaken,
    notBeforeMs: notBeforeMs(state, internal),
    // HG8: one that was told of and has ended says nothing of the next.
    isOnCallTold: promise !== null && promise.id === internal.alerted,
  };
}
