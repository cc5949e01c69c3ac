// A second search over the same world, deep instead of broad, with moves in a seeded order and pauses of any length: it meets
// each state with another history behind it. If one key stood for two different states, the two searches would show it.
import type { Chance } from "../world/chance.ts";
import { keyOf } from "./canonical.ts";
import type { Exploration } from "./explore.ts";
import { movesOf } from "./moves.ts";
import { LIVE_MS, WRITTEN_MS, measureOf, type Scene } from "./scenes.ts";
import { isIdle, START, step, wait, type Law, type Move, type State, type TimeMove } from "./state.ts";

/** What to compare. */
export interface Comparison {
  readonly law: Law;
  readonly scene: Scene;
  readonly chance: Chance;
  /** One in so many states is compared move by move. */
  readonly every: number;
}

/** What the two searches disagree about, as a sentence, or null; and how many states were compared move by move. */
export function compareOtherwise(
  { states }: Pick<Exploration, "states">,
  { law, scene, chance, every }: Comparison,
): { readonly difference: string | null; readonly compared: number } {
  const others = depthFirst({ law, scene, chance });
  const missing = [...states.keys()].find((key) => !others.has(key));
  if (missing) return { difference: `only breadth first comes to: ${missing}`, compared: 0 };
  let compared = 0;
  for (const [index, [key, other]] of [...others].entries()) {
    const state = states.get(key);
    if (!state) return { difference: `only depth first comes to: ${key}`, compared };
    if (index % every !== 0) continue;
    compared += 1;
    const there = outcomes(other, { law, scene });
    const here = outcomes(state, { law, scene });
    const at = Math.max(
      here.findIndex((outcome, number) => outcome !== there[number]),
      there.findIndex((outcome, number) => outcome !== here[number]),
    );
    if (at >= 0)
      return { difference: `${key}: ${here[at] ?? "no such move"}, but also ${there[at] ?? "no such move"}`, compared };
  }
  return { difference: null, compared };
}

/** Lets any time pass: from a moment to longer than every promise. */
export function pause(state: State, chance: Chance): TimeMove {
  const most = chance.pick([10, LIVE_MS, WRITTEN_MS, 3 * WRITTEN_MS]);
  return { type: "time", label: "a pause", toMs: state.nowMs + chance.between(1, most), offer: "as it is" };
}

/** The state that a move leads to. */
export function take(state: State, move: Move, law: Law): State {
  return move.type === "time" ? wait(state, move) : step(law, state, move).after;
}

function depthFirst({ law, scene, chance }: Omit<Comparison, "every">): ReadonlyMap<string, State> {
  const found = new Map<string, State>();
  const open: State[] = [START];
  for (let state = open.pop(); state; state = open.pop()) {
    const from = state;
    const key = keyOf(from, measureOf(scene));
    if (found.has(key)) continue;
    found.set(key, from);
    const next = movesOf(from, scene).flatMap((move) => leadsTo(from, move, law));
    if (chance.happens(0.5)) next.push(wait(from, pause(from, chance)));
    while (next.length > 0) open.push(...next.splice(chance.between(0, next.length - 1), 1));
  }
  return found;
}

// Where nothing was appended nothing has changed: the state itself is known already.
function leadsTo(from: State, move: Move, law: Law): readonly State[] {
  if (move.type === "time") return [wait(from, move)];
  const transition = step(law, from, move);
  return isIdle(transition) ? [] : [transition.after];
}

/** What each command does here, in words that hold for every state of the same key. */
function outcomes(state: State, { law, scene }: Pick<Comparison, "law" | "scene">): readonly string[] {
  return movesOf(state, scene)
    .filter((move) => move.type === "command")
    .map((move) => {
      const { decision, after } = step(law, state, move);
      const events = decision.events.map((event) => {
        const rung = event.type === "promise.made" ? ` ${event.rung}` : "";
        const to = event.type === "conversation.reopened" ? ` to ${event.to}` : "";
        return `${event.type}${rung}${to} by ${event.from.type}`;
      });
      const internal = decision.internal.events.map((event) => event.type);
      const jobs = decision.jobs.map(({ type }) => type);
      return [move.label, decision.refusal?.code, events, internal, jobs, keyOf(after, measureOf(scene))].join(" | ");
    });
}
