// Type-checks every package and example on its own, by TypeScript 7.
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { runNode } from "../command.ts";
import { mapFewAtATime } from "../pool.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import type { Check } from "../tally.ts";
import { ROOT, filesIn, readWorkspace } from "../workspace.ts";
import type { Member } from "../workspace.ts";

export const typesStage: Stage = {
  name: "types",
  about: "TypeScript over every package and example",
  async run(context) {
    const members = readWorkspace().filter((member) => isWanted(member.folder, context));
    const checks = await mapFewAtATime(members, Math.max(1, Math.floor(cpus().length / 2)), checkMember);
    return reportChecks(checks, context);
  },
};

async function checkMember(member: Member): Promise<Check> {
  const name = member.folder;
  if (!existsSync(join(ROOT, name, "tsconfig.json"))) {
    const hasSources = filesIn(join(ROOT, name)).some((file) => /\.tsx?$/.test(file));
    return hasSources ? { name, failure: "It has TypeScript sources and no tsconfig.json." } : { name };
  }
  const ended = await runNode("node_modules/typescript/bin/tsc", [
    "-p",
    join(name, "tsconfig.json"),
    "--pretty",
    "false",
  ]);
  const hasNothingYet = ended.output.includes("TS18003"); // "No inputs were found": a package without sources
  return ended.code === 0 || hasNothingYet ? { name } : { name, failure: ended.output };
}
