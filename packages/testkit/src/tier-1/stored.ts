// One conversation as the relay keeps it: what is on its disk, and what is in its memory only and gone with a crash.
import {
  EMPTY_INTERNAL,
  type Command,
  type CommandId,
  type Conversation,
  type ConversationId,
  type Event,
  type Internal,
  type RunSnapshot,
  type Signal,
  type Verdict,
} from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import { EMPTY_BOOK, type Book } from "../explore/book.ts";
import type { Entry } from "./loop.ts";

/** Somebody who waits for news of a conversation. */
export interface Listener {
  onLog(): void;
  onSignal(signal: Signal): void;
  /** The relay is gone. */
  onCut(): void;
}

/** What the dedupe remembers. */
export interface Remembered {
  readonly command: Command;
  readonly verdict: Verdict;
  readonly atMs: number;
}

export interface Stored {
  readonly id: ConversationId;
  /** `visitor-3`. */
  readonly who: string;
  conversation: Conversation | null;
  readonly events: Event[];
  /** What was offered to whom, as the law keeps it. */
  internal: Internal;
  readonly locale: string | null;
  readonly rank: number;
  /** When its visitor was last heard of. */
  seenAtMs: number;
  readonly remembered: Map<CommandId, Remembered>;
  /** The account by which the invariants judge. */
  book: Book;
  /** The commands that have made events, and the `seq` of the first: for the invariants, as what follows. */
  readonly madeAt: Map<CommandId, number>;
  /** The offer that stands, by the internal log alone. */
  standing: { readonly agent: string; readonly expiresAtMs: number } | null;
  /** How often they were overtaken in this wait, by the internal log alone. */
  overtaken: number;
  /** A human has been asked for, or a conversation that was theirs reopened. */
  isRequested: boolean;
  /** First verdicts. */
  readonly said: Map<string, Verdict>;
  /** A request that a restored back-up has forgotten, and whose receipt its visitor has (HG10). */
  owed: { readonly command: CommandId; readonly receipt: string } | null;
  readonly listeners: Set<Listener>;
  run: RunSnapshot | null;
}

/** A conversation of which nothing is stored yet. */
export function newStored(of: Pick<Stored, "id" | "who" | "locale" | "rank"> & { readonly nowMs: number }): Stored {
  const { id, who, locale, rank, nowMs } = of;
  return {
    id,
    who,
    conversation: null,
    events: [],
    remembered: new Map(),
    book: EMPTY_BOOK,
    internal: EMPTY_INTERNAL,
    locale,
    rank,
    seenAtMs: nowMs,
    standing: null,
    overtaken: 0,
    madeAt: new Map(),
    isRequested: false,
    said: new Map(),
    owed: null,
    listeners: new Set(),
    run: null,
  };
}

/** How far its log goes. Of an erased conversation nothing but the tombstone is left, at its old place. */
export function headOf({ conversation }: Stored): number {
  return conversation?.head ?? 0;
}

/** What of its log comes after `seq`. */
export function eventsAfter({ events }: Stored, seq: number): readonly Event[] {
  const first = events[0]?.seq ?? 1;
  return events.slice(Math.max(0, seq - first + 1));
}

/** One job on the relay's disk. */
export interface StoredJob {
  readonly stored: Stored;
  readonly job: Job;
  attempts: number;
  /** When it is looked at next. */
  entry: Entry | null;
}

/** A job that has not ended in this time is run again. */
export const LEASE_MS = 30_000;

/** Whether the bot's answer to this turn is still waited for. */
export function isAsked({ conversation }: Stored, askSeq: number): boolean {
  return conversation?.askSeq === askSeq && !conversation.isFenced && conversation.owner.type !== "nobody";
}
