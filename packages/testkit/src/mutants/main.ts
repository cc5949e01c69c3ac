// `npm run mutants`: puts each deliberate mistake in the real part's place, and says what catches it: a property of the law's
// exploration, a rule of the worlds without I/O and the first seed that shows it, or an invariant of a world of the real code. Exits with 1
// when one survives.
import { explore } from "../explore/explore.ts";
import { MUTANTS as MISTAKES_OF_LAW } from "../explore/mutants.ts";
import { PROPERTIES } from "../explore/properties.ts";
import { FIXED_SCENES } from "../explore/scenes.ts";
import { MUTANTS as MISTAKES_IN_WORLDS } from "../tier-1/mutants.ts";
import { firstCaught } from "../tier-1/worlds.ts";
import { MUTANTS as MISTAKES_OF_REAL_CODE, MUTANT_VISITORS } from "../world/mutants.ts";
import { runWorlds } from "../world/worlds.ts";
import { catchSourceMutant } from "./catch-source-mutant.ts";
import { SOURCE_MUTANTS } from "./source-mutants.ts";

let [mutants, caught] = [0, 0];

function tell(mistake: string, by: string | null): void {
  mutants += 1;
  if (by !== null) caught += 1;
  console.log(by === null ? `✗ ${mistake}: survives` : `✓ ${mistake}: ${by}`);
}

for (const { name, law, scene } of MISTAKES_OF_LAW) {
  const where = FIXED_SCENES.find((one) => one.name === (scene ?? "with a bot"));
  const violation = where ? explore(law, where, PROPERTIES).violation : undefined;
  tell(`law: ${name}`, violation ? `${violation.property}, after ${violation.path.length} moves` : null);
}
for (const { name, works, seeds } of MISTAKES_IN_WORLDS) {
  const found = firstCaught(works, seeds);
  tell(`world: ${name}`, found ? `${found.violations[0]?.invariant ?? ""}, seed ${found.seed}` : null);
}
for (const mistake of MISTAKES_OF_REAL_CODE) {
  const { name, seed, breaks } = mistake;
  const { violations } = await runWorlds({ seed, conversations: 1, visitors: MUTANT_VISITORS, mistake });
  const isCaught = violations.some(({ invariant }) => invariant === breaks);
  tell(`real code: ${name}`, isCaught ? `${breaks}, seed ${seed}` : null);
}
for (const mutant of SOURCE_MUTANTS) {
  const by = await catchSourceMutant(mutant);
  tell(`source: ${mutant.name}`, by && `${by}, seed ${mutant.seed}`);
}
console.log(`result: ${JSON.stringify({ mutants, caught })}`);
process.exitCode = mutants === caught ? 0 : 1;
