// A decision in the making: events are added one by one, each folded at once, so that every rule sees the state it leaves.
import { confirmedEmail, eventIdOf, type Conversation } from "../conversation.ts";
import type { Author, Event, EventBody } from "../events.ts";
import { fold } from "../fold.ts";
import { eventId, promiseId, type CommandId, type ConversationId, type EventId, type PromiseId } from "../ids.ts";
import { foldInternal, followLog, type Internal, type InternalEvent, type InternalEventBody } from "../internal.ts";
import { LIMITS } from "../limits.ts";
import type { Context, Due } from "./context.ts";

/** Something that must happen later, safe to run twice. The authority stores it in the same transaction as the events. */
export type Job =
  | { readonly type: "ask-bot"; readonly askSeq: number; readonly epoch: number; readonly dueAtMs: number }
  | { readonly type: "promise-due"; readonly promise: PromiseId; readonly dueAtMs: number }
  | { readonly type: "alarm"; readonly promise: PromiseId; readonly dueAtMs: number }
  | { readonly type: "on-call"; readonly promise: PromiseId; readonly dueAtMs: number }
  | { readonly type: "offer-expired"; readonly dueAtMs: number }
  /** A mail to the visitor, if one is due then: with a link to confirm the address given at `seq`, or with the answer of `seq`. */
  | { readonly type: "notify"; readonly about: "address" | "answer"; readonly seq: number; readonly dueAtMs: number };

/** Collects what a decision appends and asks for. */
export class Draft {
  conversation: Conversation;
  internal: Internal;
  readonly events: Event[] = [];
  readonly internalEvents: InternalEvent[] = [];
  readonly jobs: Job[] = [];
  /** The conversations that an accepted offer went before. */
  overtakes: readonly ConversationId[] = [];
  readonly #atMs: number;
  readonly #command: CommandId;
  readonly #context: Context;

  constructor(conversation: Conversation, command: CommandId, context: Context) {
    this.conversation = conversation;
    this.internal = context.internal;
    this.#command = command;
    this.#context = context;
    // One clock, and it never goes back inside a conversation.
    this.#atMs = Math.max(context.nowMs, conversation.lastAtMs);
  }

  get atMs(): number {
    return this.#atMs;
  }

  append(body: EventBody, from: Author = this.#context.author): void {
    const event: Event = {
      ...body,
      id: this.#nextId(),
      seq: this.conversation.head + 1,
      atMs: this.#atMs,
      from,
    };
    this.conversation = fold(this.conversation, event);
    this.internal = followLog(this.internal, event, this.conversation);
    this.events.push(event);
  }

  /** Adds to the log that only agents see. */
  note(body: InternalEventBody, from: Author = this.#context.author): void {
    const event: InternalEvent = {
      ...body,
      // Told apart from what the same command adds to the visible log.
      id: eventId(`${eventIdOf(this.#context.author, this.#command, this.internalEvents.length)}i`),
      seq: this.internal.head + 1,
      after: this.conversation.head,
      atMs: this.#atMs,
      from,
    };
    this.internal = foldInternal(this.internal, event);
    this.internalEvents.push(event);
  }

  /** HG6: the promise stands in the same transaction as what it is made for, and its due time is capped. */
  promise(due: Due, restored?: { readonly promise: PromiseId; readonly dueAtMs: number }): void {
    if (this.#context.policy.makesPromises === false) return;
    const id = restored?.promise ?? promiseId(this.#nextId());
    // The policy's time was worked out from the clock; where the clock has gone back, the conversation's own time has not.
    const behindMs = this.#atMs - this.#context.nowMs;
    const dueAtMs = restored?.dueAtMs ?? Math.min(due.dueAtMs + behindMs, this.#atMs + LIMITS.promiseMsMax);
    this.append(
      {
        type: "promise.made",
        promise: id,
        dueAtMs,
        rung: due.rung,
        // HG6: an answer in writing comes by mail once the visitor has shown that the address is theirs.
        channel: due.rung === "written" && confirmedEmail(this.conversation) !== null ? "email" : due.channel,
        policyVersion: this.#context.policy.version,
        ...(due.slotAtMs !== undefined && { slotAtMs: due.slotAtMs }),
      },
      { type: "relay" },
    );
    this.jobs.push({ type: "promise-due", promise: id, dueAtMs });
    const { onCall } = this.#context.policy;
    if (due.rung === "written" || !onCall) return;
    const leftMs = (1 - onCall.share) * Math.min(dueAtMs - this.#atMs, onCall.spanMsMax);
    this.tellOnCall(Math.round(dueAtMs - leftMs));
  }

  /** Of the open promise, at that time, if nobody has come by then. */
  tellOnCall(dueAtMs: number): void {
    const { promise } = this.conversation;
    if (promise && this.#context.policy.onCall) this.jobs.push({ type: "on-call", promise: promise.id, dueAtMs });
  }

  /** Whether a mail is sent is looked at when it is due: a page may have the answer by then, or the visitor have left an address. */
  notify(about: "address" | "answer", afterMs: number): void {
    this.jobs.push({ type: "notify", about, seq: this.conversation.head, dueAtMs: this.#atMs + afterMs });
  }

  askBot(): void {
    const { askSeq, epoch } = this.conversation;
    if (askSeq !== null) this.jobs.push({ type: "ask-bot", askSeq, epoch, dueAtMs: this.#atMs });
  }

  // The command's author and index make the id, whoever the event is from: the same command, the same ids.
  #nextId(): EventId {
    return eventIdOf(this.#context.author, this.#command, this.events.length);
  }
}
