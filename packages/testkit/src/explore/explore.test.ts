// The law explored under each policy that does not change, and the proof by trial that the explored set is everything: on
// random walks with times of their own nothing new turns up, and a search in another order, which meets each state with
// another history behind it, finds the same states behaving in the same way.
import { decide } from "@handrail/protocol/law";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../world/chance.ts";
import { keyOf } from "./canonical.ts";
import { explore, type Exploration } from "./explore.ts";
import { movesOf } from "./moves.ts";
import { refuse } from "./mutant-tools.ts";
import { compareOtherwise, pause, take } from "./otherwise.ts";
import { PROPERTIES } from "./properties.ts";
import { eMailWhenConfirmed } from "./properties/e-mail-when-confirmed.ts";
import { FIXED_SCENES, measureOf, type Scene } from "./scenes.ts";
import { START, wait, type Law, type State } from "./state.ts";

/** Only what hangs is to fail: the largest scene takes half a minute of one core, and a machine may have much else to do. */
const LONG_MS = 600_000;
/** Where the second search runs here; the command runs it everywhere. */
const COMPARED: readonly string[] = ["without a bot", "with identities", "with appointments"];
/** Where the costliest question is asked here, one that five more decisions answer: with written promises first, and last. The command asks it everywhere. */
const ADDRESSED: readonly string[] = ["without a bot", "outside opening hours"];
/** One in so many states is compared move by move here; the command compares more. */
const COMPARE_EVERY = 7;

const explored = new Map<Scene, Exploration>();

function explorationOf(scene: Scene): Exploration {
  const asked = PROPERTIES.filter((property) => property !== eMailWhenConfirmed || ADDRESSED.includes(scene.name));
  const exploration = explored.get(scene) ?? explore(decide, scene, asked);
  explored.set(scene, exploration);
  return exploration;
}

describe.each(FIXED_SCENES)("the law $name", { timeout: LONG_MS }, (scene) => {
  it("[HG4] [HG5] [HG6] [HG7] [HG9] [HG10] [HG11] [HG12] keeps every property in every state", () => {
    const { states, violation } = explorationOf(scene);
    expect(violation).toBeNull();
    expect(states.size).toBeGreaterThan(20);
  });

  it("is never led out of the explored states by any walk", () => {
    const { states } = explorationOf(scene);
    const met = new Set(walks(scene, { count: 40, length: 300 }));
    expect([...met].filter((key) => !states.has(key))).toEqual([]);
    expect(met.size).toBeGreaterThan(Math.min(100, states.size / 2));
  });
});

const compared = FIXED_SCENES.filter(({ name }) => COMPARED.includes(name));

describe.each(compared)("another search of the law $name", { timeout: LONG_MS }, (scene) => {
  it("comes to the same states depth first, by other histories, and does the same there", () => {
    const options = { law: decide, scene, chance: chanceOf(20261122, scene.name), every: COMPARE_EVERY };
    const result = compareOtherwise(explorationOf(scene), options);
    expect(result.difference).toBeNull();
    expect(result.compared).toBeGreaterThan(0);
  });
});

it("notices a law that goes by something the states leave out", { timeout: LONG_MS }, () => {
  // The number of events so far is no part of a key.
  const law: Law = (now, command, context) =>
    command.type === "rate" && now && now.head % 2 === 1
      ? refuse(now, context, "closed")
      : decide(now, command, context);
  const scene = FIXED_SCENES.find(({ name }) => name === "without a bot");
  if (!scene) throw new Error("no scene without a bot");
  const options = { law, scene, chance: chanceOf(20261122, scene.name), every: 1 };
  expect(compareOtherwise(explore(law, scene, []), options).difference).toContain("visitor: rate");
});

/** The keys of the states of seeded walks, each from the beginning, with pauses of any length between the commands. */
function* walks(scene: Scene, { count, length }: { count: number; length: number }): Generator<string> {
  for (let seed = 1; seed <= count; seed += 1) {
    const chance = chanceOf(seed, scene.name);
    let state: State = START;
    for (let at = 0; at < length; at += 1) {
      // HG14: behind a tombstone nothing moves; the visitor goes on in a new conversation.
      if (state.book.isErased && chance.happens(0.5)) state = START;
      const [first, ...others] = movesOf(state, scene);
      if (!first) throw new Error("there is always something that can be tried");
      state = chance.happens(0.2)
        ? wait(state, pause(state, chance))
        : take(state, chance.pick([first, ...others]), decide);
      yield keyOf(state, measureOf(scene));
    }
  }
}
