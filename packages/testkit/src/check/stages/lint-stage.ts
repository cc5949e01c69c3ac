// Lints everything at once, type-aware, and counts by package. The rules stand in the top folder's .oxlintrc.json.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "../command.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import type { Check } from "../tally.ts";
import { ROOT, readWorkspace } from "../workspace.ts";

export const lintStage: Stage = {
  name: "lint",
  about: "oxlint, type-aware, over every package and example",
  async run(context) {
    const folders = readWorkspace()
      .map((member) => member.folder)
      .filter((folder) => isWanted(folder, context) && existsSync(join(ROOT, folder)));
    const ended = await runNode("node_modules/oxlint/bin/oxlint", ["-f", "unix", ...folders]);
    const lines = ended.stdout.split("\n").filter((line) => /^\S.*:\d+:\d+: /.test(line));
    if (ended.code !== 0 && lines.length === 0)
      return reportChecks([{ name: "oxlint", failure: ended.output }], context);
    const checks = folders.map((folder): Check => {
      const own = lines.filter((line) => line.startsWith(`${folder}/`));
      return own.length === 0 ? { name: folder } : { name: folder, failure: own.join("\n") };
    });
    return reportChecks(checks, context);
  },
};
