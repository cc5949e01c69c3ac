// What a deliberate mistake in the law is made of: the law's own decision, with something in it changed.
import {
  emptyConversation,
  eventId,
  fold,
  type AgentRef,
  type Author,
  type Conversation,
  type Event,
} from "@handrail/protocol";
import { decide, type Context, type Decision } from "@handrail/protocol/law";
import type { Law } from "./state.ts";

/** One mistake. */
export interface Mutant {
  /** What this law does wrong. */
  readonly name: string;
  /** The property that must notice first. */
  readonly caughtBy: string;
  /** The scene that shows it, where it is not the one with a bot. */
  readonly scene?: string;
  readonly law: Law;
}

export interface Made {
  readonly now: Conversation | null;
  readonly context: Context;
  readonly decision: Decision;
}

export function empty({ conversation, site }: Context): Conversation {
  return emptyConversation(conversation, site);
}

export function withOffer(context: Context, offer: Context["internal"]["offer"]): Context {
  return { ...context, internal: { ...context.internal, offer } };
}

export function withOfferAfter(decision: Decision, offer: Context["internal"]["offer"]): Decision {
  const { internal } = decision;
  return { ...decision, internal: { ...internal, state: { ...internal.state, offer } } };
}

export function isBy(author: Author, agent: AgentRef): boolean {
  return author.type === "agent" && author.id === agent.id;
}

/** The law's answer to a command that it refuses, with nothing done beside it. */
export function refuse(
  conversation: Conversation,
  { internal: state }: Context,
  code: NonNullable<Decision["refusal"]>["code"],
): Decision {
  return { refusal: { code }, conversation, events: [], internal: { events: [], state }, jobs: [], overtakes: [] };
}

// What is overdue is settled all the same.
export function refuseAfterSettling(...[now, command, context]: Parameters<Law>): Decision {
  const settled = decide(now, { type: "promise-due", id: command.id }, { ...context, author: { type: "relay" } });
  return { ...settled, refusal: { code: "not-allowed" } };
}

/** The decision with a fold that went wrong. */
export function misfolding(decision: Decision, wrong: Partial<Conversation>): Decision {
  return { ...decision, conversation: { ...decision.conversation, ...wrong } };
}

/** The decision with other events, told in order and folded anew. */
export function telling(events: readonly Event[], { now, context, decision }: Made): Decision {
  const start = now ?? empty(context);
  const numbered = events.map((event, index) => ({ ...event, seq: start.head + index + 1 }));
  return { ...decision, events: numbered, conversation: numbered.reduce(fold, start) };
}

export function without(type: Event["type"], made: Made): Decision {
  return telling(
    made.decision.events.filter((event) => event.type !== type),
    made,
  );
}

export type Addition =
  | Pick<Extract<Event, { type: "human.requested" }>, "type" | "why">
  | Pick<Extract<Event, { type: "promise.kept" }>, "type" | "promise">
  | Pick<Extract<Event, { type: "rating.given" }>, "type" | "score" | "comment">;

export function adding(body: Addition, made: Made): Decision {
  const { events, conversation } = made.decision;
  const id = eventId(`x.mutant.${conversation.head}`);
  const event: Event = { ...body, id, seq: 0, atMs: conversation.lastAtMs, from: made.context.author };
  return telling([...events, event], made);
}

export function asVisitor(made: Made): Decision {
  return telling(
    made.decision.events.map((event) => ({ ...event, from: made.context.author })),
    made,
  );
}
