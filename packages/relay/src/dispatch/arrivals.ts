// Remembers of each who waits where they came from, and whether their page was ever heard of: in memory, while they wait and no longer.
// HG12: whoever has asked and never reads costs a sender nothing, so they stand in nobody's way.
import type { ConversationId } from "@handrail/protocol";
import type { Presence } from "../realtime/presence.ts";
import type { Network } from "./shares.ts";

/** Somebody who has just asked may not have dialled for news yet, and counts as there for so long, in ms. */
export const ARRIVING_MS = 10_000;

/** Somebody in the queue. */
export interface Asker {
  readonly conversation: ConversationId;
  readonly askedAtMs: number;
}

export interface Arrivals {
  /** Learns what presence knows of them now, and forgets everybody else. */
  look(queue: ReadonlyMap<ConversationId, unknown>, nowMs: number): void;
  /** Their page came or went. */
  came(conversation: ConversationId): void;
  /** Whether their page was ever heard of. */
  hasCome(conversation: ConversationId): boolean;
  /**
   * Whether they are in line: their page was heard of, or may still be on its way, after a restart of the relay as well. Whoever is not
   * holds nobody up, and stands where their request puts them as soon as they come.
   */
  isInLine(asker: Asker, nowMs: number): boolean;
  /** When they are not in line any more unless they have come by then, in ms since the epoch; `null`: it never comes to that. */
  untilMs(asker: Asker, nowMs: number): number | null;
  networkOf(conversation: ConversationId): Network;
}

interface Arrival {
  network: Network;
  hasCome: boolean;
}

/** Knows of nobody. */
export function openArrivals(presence: Pick<Presence, "isVisitorPresent" | "networkOf">): Arrivals {
  const arrivals = new Map<ConversationId, Arrival>();
  let openedAtMs: number | null = null;
  const hasCome = (conversation: ConversationId): boolean =>
    arrivals.get(conversation)?.hasCome === true || presence.isVisitorPresent(conversation);
  const arrivesByMs = (asker: Asker, nowMs: number): number =>
    Math.max(asker.askedAtMs, openedAtMs ?? nowMs) + ARRIVING_MS;
  return {
    look(queue, nowMs) {
      openedAtMs ??= nowMs;
      for (const conversation of arrivals.keys()) if (!queue.has(conversation)) arrivals.delete(conversation);
      for (const conversation of queue.keys()) {
        const known = arrivals.get(conversation) ?? { network: null, hasCome: false };
        known.network = presence.networkOf(conversation) ?? known.network;
        known.hasCome ||= presence.isVisitorPresent(conversation);
        arrivals.set(conversation, known);
      }
    },
    came(conversation) {
      const known = arrivals.get(conversation);
      if (known) known.hasCome = true;
      else arrivals.set(conversation, { network: presence.networkOf(conversation), hasCome: true });
    },
    hasCome,
    isInLine: (asker, nowMs) => hasCome(asker.conversation) || nowMs < arrivesByMs(asker, nowMs),
    untilMs: (asker, nowMs) => (hasCome(asker.conversation) ? null : arrivesByMs(asker, nowMs)),
    networkOf: (conversation) => arrivals.get(conversation)?.network ?? presence.networkOf(conversation),
  };
}
