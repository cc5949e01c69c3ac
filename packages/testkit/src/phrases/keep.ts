// Writes what was learnt to where the ear has it: a file for the roles, and one for each language.
import { writeFileSync } from "node:fs";
import { packed } from "@handrail/protocol/asks-learning";
import { learn, rounded } from "./learn.ts";
import { hashOf, type Written } from "./lessons.ts";

const FOLDER = new URL("../../../protocol/src/asks/learnt/", import.meta.url);
const HEAD = "// Made by `npm run phrases -- --learn` (docs/languages.md): not to be edited.\n";

/** @param min an ask has more than this, in steps of the rounded weights: see {@link rounded} */
export function keepLearnt(all: readonly Written[], min: number): void {
  const { roles, words, min: own } = rounded(learn(all), 0);
  writeFileSync(
    new URL("roles.ts", FOLDER),
    `${HEAD}export const roleWeights =\n  "${packed(roles)}";\nexport const sumMin = ${(own + min).toFixed(2)};\nexport const learntFrom = "${hashOf(all)}";\n`,
  );
  for (const [tag, table] of words)
    writeFileSync(new URL(`${tag}.ts`, FOLDER), `${HEAD}export const weights =\n  "${packed(table)}";\n`);
}
