// Breadth first through everything that the law can be brought to, until nothing new is found. It stops at the first thing
// that breaks a property; since it goes breadth first, no shorter way leads there.
import { keyOf } from "./canonical.ts";
import { movesOf } from "./moves.ts";
import type { Property, TransitionProperty, StateProperty } from "./property.ts";
import { measureOf, type Measure, type Scene } from "./scenes.ts";
import { isIdle, START, step, wait, type Law, type Move, type State, type Transition } from "./state.ts";

/** A broken property, and the shortest way to it. */
export interface Violation {
  readonly property: string;
  readonly rule: string;
  readonly what: string;
  readonly path: readonly string[];
}

/** What an exploration found. */
export interface Exploration {
  readonly scene: string;
  /** One explored state for each key. */
  readonly states: ReadonlyMap<string, State>;
  readonly transitions: number;
  /** The longest of the shortest ways from the beginning. */
  readonly depth: number;
  readonly violation: Violation | null;
}

interface Node {
  readonly state: State;
  readonly depth: number;
  readonly parent: Node | null;
  /** What led here from the parent. */
  readonly line: string;
}

/** Explores all that can happen under the scene's policies. */
export function explore(law: Law, scene: Scene, properties: readonly Property[]): Exploration {
  const search = new Search(scene);
  const onTransition = properties.filter((property) => property.type === "transition");
  const onState = properties.filter((property) => property.type === "state");
  const found = search.run(law, onTransition, onState);
  return { ...search.summary(), violation: found ?? search.wholeGraph(properties) };
}

class Search {
  readonly #scene: Scene;
  readonly #measure: Measure;
  readonly #numbers = new Map<string, number>();
  readonly #nodes: Node[] = [];
  readonly #next: Set<number>[] = [];
  #transitions = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#measure = measureOf(scene);
  }

  run(law: Law, onTransition: readonly TransitionProperty[], onState: readonly StateProperty[]): Violation | null {
    this.#visit({ state: START, depth: 0, parent: null, line: "" });
    for (let number = 0; number < this.#nodes.length; number += 1) {
      const node = this.#nodes[number];
      if (!node) break;
      for (const property of onState) {
        for (const terms of this.#scene.terms) {
          const what = property.check(node.state, terms, law);
          if (what) return violation(property, what, pathTo(node));
        }
      }
      for (const move of movesOf(node.state, this.#scene)) {
        this.#transitions += 1;
        const found = this.#take(node, move, { law, onTransition, number });
        if (found) return found;
      }
    }
    return null;
  }

  wholeGraph(properties: readonly Property[]): Violation | null {
    const graph = { states: this.#nodes.map(({ state }) => state), next: this.#next };
    for (const property of properties) {
      if (property.type !== "graph") continue;
      const found = property.check(graph, this.#scene.terms);
      const node = found && this.#nodes[found.state];
      if (node) return violation(property, found.what, pathTo(node));
    }
    return null;
  }

  summary(): Omit<Exploration, "violation"> {
    const states = new Map<string, State>();
    for (const [key, number] of this.#numbers) {
      const node = this.#nodes[number];
      if (node) states.set(key, node.state);
    }
    return {
      scene: this.#scene.name,
      states,
      transitions: this.#transitions,
      depth: this.#nodes.at(-1)?.depth ?? 0,
    };
  }

  #take(
    node: Node,
    move: Move,
    { law, onTransition, number }: { law: Law; onTransition: readonly TransitionProperty[]; number: number },
  ): Violation | null {
    let state: State;
    let line = move.label;
    if (move.type === "time") {
      state = wait(node.state, move);
    } else {
      const transition = step(law, node.state, move);
      for (const property of onTransition) {
        const what = property.check(transition, law);
        if (what) return violation(property, what, [...pathTo(node), tell(transition)]);
      }
      // Nothing was appended, so nothing has changed.
      if (isIdle(transition)) {
        this.#next[number]?.add(number);
        return null;
      }
      state = transition.after;
      line = tell(transition);
    }
    this.#next[number]?.add(this.#visit({ state, depth: node.depth + 1, parent: node, line }));
    return null;
  }

  #visit(node: Node): number {
    const key = keyOf(node.state, this.#measure);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#nodes.push(node) - 1;
    this.#numbers.set(key, number);
    this.#next.push(new Set());
    return number;
  }
}

function violation({ name, rule }: Property, what: string, path: readonly string[]): Violation {
  return { property: name, rule, what, path };
}

function pathTo(node: Node): readonly string[] {
  const path: string[] = [];
  for (let at: Node | null = node; at?.parent; at = at.parent) path.unshift(at.line);
  return path;
}

/** A move and what came of it, in a line. */
export function tell({ move, decision }: Transition): string {
  const events = [...decision.events, ...decision.internal.events].map(({ type }) => type).join(", ") || "nothing";
  return `${move.label} → ${decision.refusal ? `refused (${decision.refusal.code}); ` : ""}${events}`;
}
