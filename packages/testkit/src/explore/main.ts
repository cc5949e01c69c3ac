// `npm run explore`: explores the law under every policy and says what was found. Exits with 1 when a rule is broken.
import { decide } from "@handrail/protocol/law";
import { explore, type Violation } from "./explore.ts";
import { PROPERTIES } from "./properties.ts";
import { CHANGING_SCENE, FIXED_SCENES } from "./scenes.ts";

const total = { states: 0, transitions: 0, properties: PROPERTIES.length, violations: 0 };
for (const scene of [...FIXED_SCENES, CHANGING_SCENE]) {
  const { states, transitions, depth, violation } = explore(decide, scene, PROPERTIES);
  console.log(
    `${violation ? "✗" : "✓"} ${scene.name}: ${states.size} states, ${transitions} transitions, every state within ${depth} moves`,
  );
  if (violation) printViolation(violation);
  total.states += states.size;
  total.transitions += transitions;
  total.violations += violation ? 1 : 0;
}
console.log(`result: ${JSON.stringify(total)}`);
process.exitCode = total.violations > 0 ? 1 : 0;

function printViolation({ rule, property, what, path }: Violation): void {
  console.log(`  [${rule}] ${property}: ${what}`);
  path.forEach((line, index) => console.log(`  ${index + 1}. ${line}`));
}
