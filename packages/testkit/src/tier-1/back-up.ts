// A copy of everything on the relay's disk at one moment, and how the disk is put back to it. What the relay holds in memory is
// no part of it, and neither is what receipts say: whoever has one has it (HG10).
import { EMPTY_INTERNAL } from "@handrail/protocol";
import { EMPTY_BOOK } from "../explore/book.ts";
import type { Seen } from "./due-times.ts";
import type { Relay } from "./relay.ts";
import type { Stored, StoredJob } from "./stored.ts";

export interface BackUp {
  readonly atMs: number;
  /** Puts the disk back to what it was. */
  restore(): void;
}

export function backUp(relay: Relay): BackUp {
  const kept = new Map([...relay.conversations.values()].map((stored) => [stored, copyOf(stored)]));
  const isBroughtBack = relay.parts.faults.bringsBackErased ?? false;
  const jobs = [...relay.jobs.waiting].map(({ stored, job }): StoredJob => ({ stored, job, attempts: 0, entry: null }));
  const { clicksInARow } = relay.dispatcher;
  const seen: Seen = relay.dueTimes.seen();
  return {
    atMs: relay.parts.loop.nowMs,
    restore() {
      // HG14: what was erased since is erased again, before anybody is let in.
      const isGone = (stored: Stored): boolean => Boolean(stored.conversation?.erased);
      const gone = new Set(isBroughtBack ? [] : [...relay.conversations.values()].filter(isGone));
      for (const stored of relay.conversations.values()) {
        if (!gone.has(stored)) putBack(stored, kept.get(stored) ?? NOTHING);
      }
      relay.jobs.replace(jobs.filter(({ stored }) => !gone.has(stored)));
      relay.dispatcher.clicksInARow = clicksInARow;
      relay.dueTimes.restore(seen);
    },
  };
}

type Copy = Pick<
  Stored,
  "conversation" | "internal" | "book" | "standing" | "overtaken" | "isRequested" | "remembered" | "madeAt" | "said"
> & { readonly events: Stored["events"] };

/** Of a conversation that began after the copy nothing is left. */
const NOTHING: Copy = {
  conversation: null,
  internal: EMPTY_INTERNAL,
  book: EMPTY_BOOK,
  standing: null,
  overtaken: 0,
  isRequested: false,
  remembered: new Map(),
  madeAt: new Map(),
  said: new Map(),
  events: [],
};

function copyOf(stored: Stored): Copy {
  const { conversation, internal, book, standing, overtaken, isRequested, remembered, madeAt, said, events } = stored;
  const maps = { remembered: new Map(remembered), madeAt: new Map(madeAt), said: new Map(said) };
  return { conversation, internal, book, standing, overtaken, isRequested, ...maps, events: [...events] };
}

function putBack(stored: Stored, { remembered, madeAt, said, events, ...rest }: Copy): void {
  Object.assign(stored, rest);
  stored.events.splice(0, Infinity, ...events);
  refill(stored.remembered, remembered);
  refill(stored.madeAt, madeAt);
  refill(stored.said, said);
}

function refill<Key, Value>(map: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
}
