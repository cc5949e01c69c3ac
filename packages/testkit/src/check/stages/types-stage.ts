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
  const sources = filesIn(join(ROOT, name)).filter((file) => /\.(?:ts|tsx|mts)$/.test(file));
  if (sources.length === 0) return { name };
  if (!existsSync(join(ROOT, name, "tsconfig.json"))) {
    return { name, failure: "It has TypeScript sources and no tsconfig.json." };
  }
  const args = ["-p", join(name, "tsconfig.json"), "--pretty", "false", "--listFiles"];
  const ended = await runNode("node_modules/typescript/bin/tsc", args);
  const lines = ended.stdout.split("\n").map((line) => line.replaceAll("\\", "/").trimEnd());
  const listed = new Set(lines.filter((line) => /^(?:\/|[A-Za-z]:\/)\S.*\.[cm]?tsx?$/.test(line)));
  if (ended.code !== 0) return { name, failure: lines.filter((line) => !listed.has(line)).join("\n") || ended.output };
  const top = join(ROOT, name).replaceAll("\\", "/");
  const missed = sources.filter((file) => !listed.has(`${top}/${file}`)); // a file that no one includes is never checked
  if (missed.length === 0) return { name };
  return { name, failure: `tsconfig.json does not include ${missed.join(", ")}.` };
}
