// Puts together what dispatch must be told, from the queue and roster in memory and from who is there now. One situation: every
// site's queue, and the one roster that serves them all.
import type { ConversationId, SiteId } from "@handrail/protocol";
import type { Accounts } from "../accounts/accounts.ts";
import type { Duty } from "../duty/duty.ts";
import type { News } from "../realtime/news.ts";
import type { Presence } from "../realtime/presence.ts";
import type { Awaitable } from "../domain/awaitable.ts";
import type { LogReader } from "../store/log.ts";
import { ranksOf } from "../identity/ranks.ts";
import { meanHandlingMs } from "./estimate.ts";
import type { EstimateStore } from "./estimate-store.ts";
import { openLiveRoster } from "./live-roster.ts";
import { openArrivals } from "./arrivals.ts";
import { newcomersAt, whenAsked, type Newcomers } from "./newcomers.ts";
import { beyondShare } from "./shares.ts";
import { DISPATCH_RULES, type Situation, type StandingOffer, type Waiting } from "./situation.ts";
import { openWaitingRoom, type Queued } from "./waiting-room.ts";

export interface LiveSituation {
  at(nowMs: number): Situation;
  /** As it would be if this visitor waited, too, on their page. */
  withOneMore(visitor: Queued, nowMs: number): Situation;
  /** The site of somebody in the queue; `null` when they are not. */
  siteOf(conversation: ConversationId): SiteId | null;
  /** Reads anew who waits and who is with whom. @throws what a far store threw; what was known stays */
  readAll(): Awaitable<void>;
  /** When somebody is next in line who was not, as their appointment begins, or is not any more, as they have not come. `null`: never. */
  nextInLineMs(nowMs: number): number | null;
  /** Whether the page of somebody who waits was ever heard of. */
  hasCome(conversation: ConversationId): boolean;
  /** Who is on call has been told of this visitor. */
  isOnCallTold(conversation: ConversationId): boolean;
  /** For those who ask in this turn of the event loop. */
  newcomersAt(nowMs: number): Newcomers;
  /** An offer was handed in and is not decided yet: it counts as standing until what this returns is called. */
  offering(conversation: ConversationId, offer: StandingOffer): () => void;
  /** Reads one conversation and the roster anew: what was believed of them was wrong. */
  doubt(conversation: ConversationId): void;
  /** Queue, roster or presence may have changed. */
  onMove(listener: () => void): void;
  stop(): void;
}

export interface LiveSituationDeps {
  readonly log: Pick<LogReader, "conversation" | "waiting" | "talks">;
  readonly news: Pick<News, "subscribeAll">;
  readonly presence: Pick<Presence, "isVisitorPresent" | "networkOf" | "onChange">;
  readonly duty: Pick<Duty, "list" | "dutyUntilMs" | "endOverOffers" | "onChange">;
  readonly accounts: Pick<Accounts, "onChange">;
  readonly estimates: Pick<EstimateStore, "state" | "sawHandling">;
  /** A store that is far away could not be asked for somebody. */
  onFault(error: unknown): void;
}

/** Nobody waits in it until it has read. */
export function openLiveSituation(deps: LiveSituationDeps): LiveSituation {
  const { log, news, presence, duty, accounts, estimates } = deps;
  const rules = DISPATCH_RULES;
  const listeners = new Set<() => void>();
  const handedIn = new Map<ConversationId, StandingOffer>();
  const move = (): void => {
    for (const listener of listeners) listener();
  };
  const roster = openLiveRoster(duty, rules);
  const reread = (): void => {
    roster.forget();
    move();
  };
  const room = openWaitingRoom(log, {
    onMove: move,
    onHandled: (handlingMs) => estimates.sawHandling(handlingMs),
    onOfferEnd: (agent, end) => roster.offerEnded(agent, end),
    onFault: deps.onFault,
  });
  const arrivals = openArrivals(presence);
  const stops = [
    news.subscribeAll((item) => room.hear(item)),
    presence.onChange((conversation) => {
      if (!room.queue.has(conversation)) return;
      arrivals.came(conversation);
      move();
    }),
    duty.onChange(reread),
    // An agent on duty has other room, languages or skills from now on.
    accounts.onChange(reread),
  ];

  const looked = new WeakMap<Queued, Waiting>();
  const waitingOf = (queue: readonly Queued[]): Situation["waiting"] => {
    const ranks = ranksOf(queue);
    // The merchant knows who they are: they are nobody's crowd.
    const clicks = queue.filter(({ isAutomatic, conversation }) => !isAutomatic && !ranks.has(conversation));
    const beyond = beyondShare(
      clicks.map(({ conversation, askedAtMs }) => ({
        conversation,
        askedAtMs,
        network: arrivals.networkOf(conversation),
      })),
      rules,
    );
    return queue.map((queued) => {
      const { conversation } = queued;
      const rank = ranks.get(conversation) ?? 0;
      const offer = handedIn.get(conversation) ?? queued.offer;
      const isPresent = presence.isVisitorPresent(conversation);
      const isBeyondShare = beyond.has(conversation);
      // Of a long queue hardly anybody is another than at the last look.
      const last = looked.get(queued);
      const isAlike = last?.rank === rank && last.offer === offer && last.isPresent === isPresent;
      if (isAlike && last.isBeyondShare === isBeyondShare) return last;
      const waiting: Waiting = { ...queued, rank, offer, isPresent, isBeyondShare };
      looked.set(queued, waiting);
      return waiting;
    });
  };
  const inLine = (nowMs: number): readonly Queued[] => {
    arrivals.look(room.queue, nowMs);
    const isWaiting = isWaitingAt(nowMs);
    return [...room.queue.values()].filter((queued) => isWaiting(queued) && arrivals.isInLine(queued, nowMs));
  };
  const at = (nowMs: number): Situation => ({
    waiting: waitingOf(inLine(nowMs)),
    roster: roster.at(nowMs).map((agent) => ({
      ...agent,
      holding: room.holding.get(agent.id) ?? 0,
      // Of an earlier process's time nothing is known, and nothing hangs on it but who is first among equals.
      idleSinceMs: room.movedAtMs.get(agent.id) ?? 0,
    })),
    rules,
    clicksInARow: room.clicksInARow,
    handlingMs: meanHandlingMs(estimates.state()),
  });
  return {
    at,
    withOneMore(visitor, nowMs) {
      const situation = at(nowMs);
      const one = waitingOf([visitor]).map((waiting) => ({ ...waiting, isPresent: true }));
      return { ...situation, waiting: [...situation.waiting, ...one] };
    },
    nextInLineMs(nowMs) {
      let next = Infinity;
      for (const queued of room.queue.values()) {
        for (const atMs of [queued.notBeforeMs, arrivals.untilMs(queued, nowMs)]) {
          if (atMs !== null && atMs > nowMs) next = Math.min(next, atMs);
        }
      }
      return next === Infinity ? null : next;
    },
    hasCome: (conversation) => arrivals.hasCome(conversation),
    siteOf: (conversation) => room.queue.get(conversation)?.site ?? null,
    readAll: () => room.readAll(),
    isOnCallTold: (conversation) => room.queue.get(conversation)?.isOnCallTold ?? false,
    newcomersAt: (nowMs) =>
      whenAsked(() => {
        const ranks = ranksOf([...room.queue.values()]);
        return newcomersAt(at(nowMs), estimates.state(), {
          nowMs,
          originOf: ({ conversation }) =>
            ranks.has(conversation) ? "signed" : { network: arrivals.networkOf(conversation) },
        });
      }),
    offering(conversation, offer) {
      handedIn.set(conversation, offer);
      return () => void handedIn.delete(conversation);
    },
    doubt(conversation) {
      roster.forget();
      room.look(conversation);
    },
    onMove: (listener) => void listeners.add(listener),
    stop() {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}

// Until their appointment begins they are in nobody's way. Then they stand where their request puts them.
function isWaitingAt(nowMs: number): (queued: Queued) => boolean {
  return ({ notBeforeMs }) => notBeforeMs === null || notBeforeMs <= nowMs;
}
