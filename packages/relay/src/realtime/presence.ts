// Knows which visitors have the conversation open: those with a stream or a poll, and for a few seconds after it. `createPresence` knows of
// this process's; `store/postgres/presence.ts` of all nodes'.
import type { ConversationId } from "@handrail/protocol";
import type { Clock, Timer } from "../platform.ts";

/** Between two polls or two dials a visitor has not gone away. */
const GRACE_MS = 4_000;
/** Where somebody has asked from is known for so long, in ms, or twice as long: their page dials for news meanwhile. */
const NOTED_MS = 10_000;

export interface Presence {
  isVisitorPresent(conversation: ConversationId): boolean;
  /** The network that they last came from, kept while they are there, for moments after they have asked, and nowhere else; `null` when it is not known. */
  networkOf(conversation: ConversationId): string | null;
  /** They ask something from this network. Nobody is there by that: only who reads is. */
  note(conversation: ConversationId, network: string | null): void;
  /** Told when a visitor comes or goes. Returns the way to stop. */
  onChange(listener: (conversation: ConversationId) => void): () => void;
  /** One more reader of this conversation; call what it returns once, when that reader is gone. */
  enter(conversation: ConversationId, network: string | null): () => void;
}

export interface NearPresence extends Presence {
  stop(): void;
}

export function createPresence(clock: Clock): NearPresence {
  const present = new Map<ConversationId, { readers: number; leaving: Timer | null; network: string | null }>();
  const listeners = new Set<(conversation: ConversationId) => void>();
  // Noted in this span and in the one before: no timer for each.
  let noted = new Map<ConversationId, string>();
  let notedBefore: typeof noted = new Map();
  let notedUntilMs = 0;
  const turnPage = (): void => {
    const nowMs = clock.now();
    if (nowMs < notedUntilMs) return;
    notedBefore = nowMs < notedUntilMs + NOTED_MS ? noted : new Map();
    noted = new Map();
    notedUntilMs = nowMs + NOTED_MS;
  };
  const changed = (conversation: ConversationId): void => {
    for (const listener of listeners) listener(conversation);
  };
  const leave = (conversation: ConversationId): void => {
    const visitor = present.get(conversation);
    if (!visitor) return;
    visitor.readers -= 1;
    if (visitor.readers > 0) return;
    visitor.leaving = clock.setTimeout(() => {
      present.delete(conversation);
      changed(conversation);
    }, GRACE_MS);
  };
  return {
    isVisitorPresent: (conversation) => present.has(conversation),
    networkOf(conversation) {
      turnPage();
      return present.get(conversation)?.network ?? noted.get(conversation) ?? notedBefore.get(conversation) ?? null;
    },
    note(conversation, network) {
      turnPage();
      if (network !== null) noted.set(conversation, network);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    enter(conversation, network) {
      const visitor = present.get(conversation);
      if (visitor) {
        if (visitor.leaving !== null) clock.clearTimeout(visitor.leaving);
        visitor.leaving = null;
        visitor.readers += 1;
        visitor.network = network ?? visitor.network;
      } else {
        present.set(conversation, { readers: 1, leaving: null, network });
        changed(conversation);
      }
      return () => leave(conversation);
    },
    stop() {
      for (const { leaving } of present.values()) if (leaving !== null) clock.clearTimeout(leaving);
      present.clear();
      listeners.clear();
    },
  };
}
