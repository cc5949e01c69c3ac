// A decision in the making: events are added one by one, each folded at once, so that every rule sees the state it leaves.
import { eventIdOf, type Conversation } from "../conversation.ts";
import type { Author, Event, EventBody } from "../events.ts";
import { fold } from "../fold.ts";
import { promiseId, type CommandId, type PromiseId } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import type { Context, Due } from "./context.ts";

/** Something that must happen later, safe to run twice. The authority stores it in the same transaction as the events. */
export type Job =
  | { readonly type: "ask-bot"; readonly askSeq: number; readonly epoch: number; readonly dueAtMs: number }
  | { readonly type: "promise-due"; readonly promise: PromiseId; readonly dueAtMs: number }
  | { readonly type: "alarm"; readonly promise: PromiseId; readonly dueAtMs: number };

/** Collects what a decision appends and asks for. */
export class Draft {
  conversation: Conversation;
  readonly events: Event[] = [];
  readonly jobs: Job[] = [];
  readonly #atMs: number;
  readonly #command: CommandId;
  readonly #context: Context;

  constructor(conversation: Conversation, command: CommandId, context: Context) {
    this.conversation = conversation;
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
      // The command's author and index make the id, whoever the event is from: the same command, the same ids.
      id: eventIdOf(this.#context.author, this.#command, this.events.length),
      seq: this.conversation.head + 1,
      atMs: this.#atMs,
      from,
    };
    this.conversation = fold(this.conversation, event);
    this.events.push(event);
  }

  /** HG6: the promise stands in the same transaction as what it is made for, and its due time is capped. */
  promise(due: Due, restored?: { readonly promise: PromiseId; readonly dueAtMs: number }): void {
    const id = restored?.promise ?? promiseId(eventIdOf(this.#context.author, this.#command, this.events.length));
    // The policy's time was worked out from the clock; where the clock has gone back, the conversation's own time has not.
    const behindMs = this.#atMs - this.#context.nowMs;
    const dueAtMs = restored?.dueAtMs ?? Math.min(due.dueAtMs + behindMs, this.#atMs + LIMITS.promiseMsMax);
    this.append(
      {
        type: "promise.made",
        promise: id,
        dueAtMs,
        rung: due.rung,
        channel: due.channel,
        policyVersion: this.#context.policy.version,
      },
      { type: "relay" },
    );
    this.jobs.push({ type: "promise-due", promise: id, dueAtMs });
  }

  askBot(): void {
    const { askSeq, epoch } = this.conversation;
    if (askSeq !== null) this.jobs.push({ type: "ask-bot", askSeq, epoch, dueAtMs: this.#atMs });
  }
}
