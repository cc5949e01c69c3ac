// One state of the explored world and one step from it: the conversation, the clock, and the account of the log. Pure.
import {
  agentId,
  commandId,
  conversationId,
  EMPTY_INTERNAL,
  siteId,
  type AgentRef,
  type Author,
  type Command,
  type Conversation,
  type Event,
  type Internal,
  type InternalEvent,
} from "@handrail/protocol";
import type { Context, Decision, FreeSlot, IdentityProof, Readmission } from "@handrail/protocol/law";
import { EMPTY_BOOK, enter, enterInternal, type Book } from "./book.ts";
import { policyAt, type Terms } from "./scenes.ts";

/** What is explored: the law, or a deliberate mistake in its place. */
export type Law = (conversation: Conversation | null, command: Command, context: Context) => Decision;

/** A conversation at a moment. */
export interface State {
  /** `null` before the first event. */
  readonly conversation: Conversation | null;
  readonly internal: Internal;
  readonly nowMs: number;
  readonly book: Book;
  /** Commands so far: what makes their ids differ. */
  readonly steps: number;
}

type WithoutId<C> = C extends unknown ? Omit<C, "id"> : never;
/** A command before it has an id. */
export type Wish = WithoutId<Command>;

/** One command of one actor, with all that the law is told of it. */
export interface CommandMove {
  readonly type: "command";
  /** The same for the same command in equivalent states. */
  readonly label: string;
  readonly author: Author;
  readonly wish: Wish;
  readonly terms: Terms;
  readonly isOnDuty: boolean;
  readonly handOverTo: AgentRef | null;
  readonly run: Context["run"];
  readonly readmits: Readmission | null;
  readonly identity: IdentityProof | null;
  readonly slot: FreeSlot | null;
  readonly isAsking: boolean;
}

/** Time passing. */
export interface TimeMove {
  readonly type: "time";
  readonly label: string;
  readonly toMs: number;
  /** No rule compares an offer's end with anything but the clock, so the two pass apart: it goes along with the clock, or its time alone is up. */
  readonly offer: "stands" | "runs out" | "as it is";
}

export type Move = CommandMove | TimeMove;

/** One event with the account before and after it. */
export interface Line {
  readonly event: Event;
  readonly before: Book;
  readonly after: Book;
}

/** One event of the log that only agents see. */
export interface InternalLine {
  readonly event: InternalEvent;
  readonly before: Book;
  readonly after: Book;
}

/** What one command did. */
export interface Transition {
  readonly before: State;
  readonly move: CommandMove;
  readonly command: Command;
  /** What the law was told beside the two. */
  readonly context: Context;
  readonly decision: Decision;
  readonly lines: readonly Line[];
  readonly internalLines: readonly InternalLine[];
  readonly after: State;
  /** The moment on the conversation's own clock. */
  readonly atMs: number;
}

const NINE = Date.UTC(2026, 10, 23, 9);
const CONVERSATION = conversationId("c".repeat(43));
const SITE = siteId("shop");

/** Before anything has happened. */
export const START: State = { conversation: null, internal: EMPTY_INTERNAL, nowMs: NINE, book: EMPTY_BOOK, steps: 0 };

export const KARI: AgentRef = { id: agentId("kari"), name: "Kari" };
export const OLA: AgentRef = { id: agentId("ola"), name: "Ola" };

/** Asks the law. */
export function step(law: Law, before: State, move: CommandMove): Transition {
  const steps = before.steps + 1;
  const command: Command = { ...move.wish, id: commandId(`command-${String(steps).padStart(8, "0")}`) };
  const context: Context = {
    nowMs: before.nowMs,
    conversation: CONVERSATION,
    site: SITE,
    author: move.author,
    policy: policyAt(move.terms, before.nowMs),
    internal: before.internal,
    isOnDuty: move.isOnDuty,
    handOverTo: move.handOverTo,
    run: move.run,
    readmits: move.readmits,
    identity: move.identity,
    slot: move.slot,
    isAsking: move.isAsking,
    opening: { page: null, locale: "en" },
  };
  const decision = law(before.conversation, command, context);
  const lines: Line[] = [];
  const internalLines: InternalLine[] = [];
  let { book } = before;
  // Both logs in the order in which they were written.
  const note = (head: number): void => {
    for (const event of decision.internal.events) {
      if (event.after !== head) continue;
      const after = enterInternal(book, event);
      internalLines.push({ event, before: book, after });
      book = after;
    }
  };
  note(before.conversation?.head ?? 0);
  for (const event of decision.events) {
    const after = enter(book, event, command);
    lines.push({ event, before: book, after });
    book = after;
    note(event.seq);
  }
  const conversation = decision.events.length > 0 ? decision.conversation : before.conversation;
  return {
    before,
    move,
    command,
    context,
    decision,
    lines,
    internalLines,
    after: { conversation, internal: decision.internal.state, nowMs: before.nowMs, book, steps },
    atMs: Math.max(before.nowMs, before.conversation?.lastAtMs ?? 0),
  };
}

/** Whether a command left both logs as they were. */
export function isIdle({ lines, internalLines }: Transition): boolean {
  return lines.length === 0 && internalLines.length === 0;
}

/** Lets time pass. */
export function wait(before: State, { toMs, offer }: TimeMove): State {
  const after = { ...before, nowMs: toMs };
  const { offer: made } = before.internal;
  if (!made || !before.book.offer || before.nowMs >= made.expiresAtMs || offer === "as it is") return after;
  const expiresAtMs = offer === "stands" ? made.expiresAtMs + toMs - before.nowMs : toMs;
  return {
    ...after,
    internal: { ...before.internal, offer: { ...made, expiresAtMs } },
    book: { ...before.book, offer: { ...before.book.offer, expiresAtMs } },
  };
}
