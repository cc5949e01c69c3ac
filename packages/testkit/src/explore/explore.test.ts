// The law explored under each policy that does not change, and the proof by trial that the explored set is everything: on
// random walks with times of their own nothing new turns up, and a search in another order, which meets each state with
// another history behind it, finds the same states behaving in the same way.
import { decide } from "@handrail/protocol/law";
import { describe, expect, it } from "vitest";
import { chanceOf, type Chance } from "../world/chance.ts";
import { keyOf } from "./canonical.ts";
import { explore, type Exploration } from "./explore.ts";
import { movesOf } from "./moves.ts";
import { PROPERTIES } from "./properties.ts";
import { FIXED_SCENES, LIVE_MS, WRITTEN_MS, failuresMaxOf, type Scene } from "./scenes.ts";
import { START, step, wait, type Move, type State } from "./state.ts";

const explored = new Map<Scene, Exploration>();

function explorationOf(scene: Scene): Exploration {
  const exploration = explored.get(scene) ?? explore(decide, scene, PROPERTIES);
  explored.set(scene, exploration);
  return exploration;
}

describe.each(FIXED_SCENES)("the law $name", { timeout: 120_000 }, (scene) => {
  const key = (state: State) => keyOf(state, failuresMaxOf(scene));

  it("[HG4] [HG5] [HG6] [HG7] [HG9] [HG11] [HG12] keeps every property in every state", () => {
    const { states, violation } = explorationOf(scene);
    expect(violation).toBeNull();
    expect(states.size).toBeGreaterThan(20);
  });

  it("is never led out of the explored states by any walk", () => {
    const { states } = explorationOf(scene);
    const met = new Set(Array.from(walks(scene, { count: 60, length: 400 }), key));
    expect([...met].filter((one) => !states.has(one))).toEqual([]);
    expect(met.size).toBeGreaterThan(Math.min(100, states.size / 2));
  });

  it("comes to the same states depth first, by other histories, and does the same there", () => {
    const { states } = explorationOf(scene);
    const others = depthFirst(scene);
    expect([...others.keys()].sort()).toEqual([...states.keys()].sort());
    const sample = [...others].filter((_, index) => index % SAMPLE_EVERY === 0);
    for (const [key, other] of sample) {
      const same = states.get(key);
      expect(same && outcomes(same, scene)).toEqual(outcomes(other, scene));
    }
    expect(sample.length).toBeGreaterThan(0);
  });
});

/** One in so many states is compared move by move, so that the suite stays quick. */
const SAMPLE_EVERY = 7;

/** Another search over the same world: deep instead of broad, moves in a seeded order, pauses of any length in between. */
function depthFirst(scene: Scene): ReadonlyMap<string, State> {
  const chance = chanceOf(20261122, scene.name);
  const found = new Map<string, State>();
  const open: State[] = [START];
  for (let state = open.pop(); state; state = open.pop()) {
    const key = keyOf(state, failuresMaxOf(scene));
    if (found.has(key)) continue;
    found.set(key, state);
    const next = movesOf(state, scene).map((move) => take(state, move));
    if (chance.happens(0.5)) next.push(wait(state, pause(state, chance)));
    while (next.length > 0) open.push(...next.splice(chance.between(0, next.length - 1), 1));
  }
  return found;
}

/** The states of seeded walks, each from the beginning, with pauses of any length between the commands. */
function* walks(scene: Scene, { count, length }: { count: number; length: number }): Generator<State> {
  for (let seed = 1; seed <= count; seed += 1) {
    const chance = chanceOf(seed, scene.name);
    let state = START;
    for (let at = 0; at < length; at += 1) {
      state = chance.happens(0.2) ? wait(state, pause(state, chance)) : take(state, pickMove(state, { scene, chance }));
      yield state;
    }
  }
}

function pause(state: State, chance: Chance): Extract<Move, { type: "time" }> {
  const most = chance.pick([10, LIVE_MS, WRITTEN_MS, 3 * WRITTEN_MS]);
  return { type: "time", label: "a pause", toMs: state.nowMs + chance.between(1, most) };
}

function pickMove(state: State, { scene, chance }: { scene: Scene; chance: Chance }): Move {
  const [first, ...others] = movesOf(state, scene);
  if (!first) throw new Error("there is always something that can be tried");
  return chance.pick([first, ...others]);
}

function take(state: State, move: Move): State {
  return move.type === "time" ? wait(state, move) : step(decide, state, move).after;
}

/** What each move does here, in words that hold for every state of the same key. */
function outcomes(state: State, scene: Scene): readonly string[] {
  return movesOf(state, scene)
    .filter((move) => move.type === "command")
    .map((move) => {
      const { decision, after } = step(decide, state, move);
      const events = decision.events.map((event) => {
        const rung = event.type === "promise.made" ? ` ${event.rung}` : "";
        const to = event.type === "conversation.reopened" ? ` to ${event.to}` : "";
        return `${event.type}${rung}${to} by ${event.from.type}`;
      });
      const jobs = decision.jobs.map(({ type }) => type);
      return [move.label, decision.refusal?.code, events, jobs, keyOf(after, failuresMaxOf(scene))].join(" | ");
    });
}
