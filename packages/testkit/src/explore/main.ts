// `npm run explore`: explores the law under every policy, twice and in different orders, and says what was found. Exits with
// 1 when a rule is broken, or when the two searches disagree. `--mistake "forgets the fence"` puts a deliberate mistake in
// the law's place, to see one caught.
import { decide } from "@handrail/protocol/law";
import { readOptions } from "../check/options.ts";
import { chanceOf } from "../world/chance.ts";
import { explore, type Violation } from "./explore.ts";
import { MUTANTS } from "./mutants.ts";
import { compareOtherwise } from "./otherwise.ts";
import { PROPERTIES } from "./properties.ts";
import { CHANGING_SCENE, FIXED_SCENES } from "./scenes.ts";

/** Of the largest scene one state in so many is compared move by move, and of the others. */
const CHANGING_EVERY = 20;
const FIXED_EVERY = 4;

const values = readOptions({ mistake: { type: "string" } });
const mutant = MUTANTS.find(({ name }) => name === values.mistake);
if (values.mistake !== undefined && !mutant) {
  console.error(`There is no such mistake. There are:\n${MUTANTS.map(({ name }) => `  ${name}`).join("\n")}`);
  process.exit(2);
}
const law = mutant?.law ?? decide;
const scenes = mutant
  ? FIXED_SCENES.filter(({ name }) => name === (mutant.scene ?? "with a bot"))
  : [...FIXED_SCENES, CHANGING_SCENE];

const total = { states: 0, transitions: 0, properties: PROPERTIES.length, violations: 0 };
for (const scene of scenes) {
  const exploration = explore(law, scene, PROPERTIES);
  const { states, transitions, depth, violation } = exploration;
  total.states += states.size;
  total.transitions += transitions;
  const size = `${states.size} states, ${transitions} transitions`;
  console.log(violation ? `✗ ${scene.name}: after ${size}` : `✓ ${scene.name}: ${size}, ${depth} moves deep`);
  if (violation) {
    total.violations += 1;
    printViolation(violation);
    continue;
  }
  const every = scene === CHANGING_SCENE ? CHANGING_EVERY : FIXED_EVERY;
  const { difference, compared } = compareOtherwise(exploration, {
    law,
    scene,
    chance: chanceOf(20261122, scene.name),
    every,
  });
  total.violations += difference ? 1 : 0;
  console.log(
    difference
      ? `  ✗ in another order: ${difference}`
      : `  ✓ in another order: the same states; ${compared} compared move by move`,
  );
}
console.log(`result: ${JSON.stringify(total)}`);
process.exitCode = total.violations > 0 ? 1 : 0;

function printViolation({ rule, property, what, path }: Violation): void {
  console.log(`  [${rule}] ${property}: ${what}`);
  path.forEach((line, index) => console.log(`  ${index + 1}. ${line}`));
}
