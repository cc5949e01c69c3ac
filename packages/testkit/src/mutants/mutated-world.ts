// One world of the real code with one mistake of `source-mutants.ts` in it: `MUTANT` names it. Prints what its invariants have found. The mistake
// is put into the text as it is read, so that nothing is written and nothing else has to know.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { SOURCE_MUTANTS } from "./source-mutants.ts";

/** Enough for some who wait and some who talk. */
const VISITORS = 25;

const mutant = SOURCE_MUTANTS.find(({ name }) => name === process.env["MUTANT"]);
if (!mutant) throw new Error("mutated-world: MUTANT names no mutant");
const { file, find, put, seed } = mutant;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith(`/packages/${file}`)) return loaded;
    const parts = readFileSync(new URL(url), "utf8").split(find);
    if (parts.length !== 2)
      throw new Error(`mutated-world: ${file} has ${parts.length - 1} places for "${mutant.name}"`);
    return { ...loaded, source: parts.join(put) };
  },
});
const { runWorlds } = await import("../world/worlds.ts");
const { violations } = await runWorlds({ seed, conversations: 1, visitors: VISITORS });
console.log(JSON.stringify(violations.map(({ invariant }) => invariant)));
