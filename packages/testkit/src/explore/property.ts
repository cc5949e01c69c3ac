// What a property is: a rule of the guarantee as a question to one transition, to one state, or to the whole graph. It
// answers with what is wrong, as a sentence, or with null.
import type { Author, Event } from "@handrail/protocol";
import { moveOf } from "./moves.ts";
import type { Terms } from "./scenes.ts";
import { step, type Law, type Line, type State, type Transition, type Wish } from "./state.ts";

interface Named {
  /** As the file's name. */
  readonly name: string;
  /** The rule of the guarantee that it keeps. */
  readonly rule: `HG${number}`;
}

/** Asked of every command in every state. */
export interface TransitionProperty extends Named {
  readonly type: "transition";
  check(transition: Transition, law: Law): string | null;
}

/** Asked of every state, under each policy that may hold there. */
export interface StateProperty extends Named {
  readonly type: "state";
  check(state: State, terms: Terms, law: Law): string | null;
}

/** Every state with the states that one move leads to, by number; the first is the beginning. */
export interface Graph {
  readonly states: readonly State[];
  readonly next: readonly ReadonlySet<number>[];
}

/** Asked once, when there is nothing new to explore. */
export interface GraphProperty extends Named {
  readonly type: "graph";
  check(graph: Graph, terms: readonly Terms[]): { readonly state: number; readonly what: string } | null;
}

export type Property = TransitionProperty | StateProperty | GraphProperty;

/** A command tried on the side: what it would do here. */
export function probe(state: State, wish: Wish, options: { law: Law; terms: Terms; author: Author }): Transition {
  return step(options.law, state, moveOf(options.author, { label: wish.type, wish }, options.terms));
}

/** The same command again, a moment later and under an id of its own. */
export function again({ after, move }: Transition, law: Law): Transition {
  return step(law, after, move);
}

/** What a command found overdue and settled on its way in: the end of a promise, the agent's who let it pass, and the promise of the next rung. */
export function settlementOf({ lines, before, atMs }: Transition): readonly Line[] {
  const open = before.book.open;
  if (!open || atMs < open.dueAtMs) return [];
  const [end] = lines;
  if (!end || (end.event.type !== "promise.broken" && end.event.type !== "promise.unanswered")) return [];
  const left = lines.slice(1, 2).filter(({ event }) => event.type === "human.left" && event.why === "overdue");
  const next = lines.slice(1 + left.length, 2 + left.length).filter(({ event }) => event.type === "promise.made");
  return [end, ...left, ...(end.event.type === "promise.broken" ? next : [])];
}

/** What a command did of its own, after that. */
export function ownLinesOf(transition: Transition): readonly Line[] {
  return transition.lines.slice(settlementOf(transition).length);
}

/** Whether this is how a promise ends. */
export function endsPromise(
  event: Event,
): event is Extract<
  Event,
  { type: "promise.kept" | "promise.broken" | "promise.settled" | "promise.withdrawn" | "promise.unanswered" }
> {
  return event.type.startsWith("promise.") && event.type !== "promise.made";
}

/** In the queue or with an agent. */
export function isInHumanHands(owner: string): boolean {
  return owner === "queue" || owner.startsWith("agent ");
}
