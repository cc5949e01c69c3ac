// Checks that every file is formatted as `npm run fix` would format it, and counts by package.
import { runNode } from "../command.ts";
import { reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";
import type { Check } from "../tally.ts";
import { readWorkspace } from "../workspace.ts";

export const formatStage: Stage = {
  name: "format",
  about: "oxfmt over every file",
  async run(context) {
    const ended = await runNode("node_modules/oxfmt/bin/oxfmt", ["--list-different"]);
    const files = ended.stdout.split("\n").filter((line) => line !== "");
    if (ended.code !== 0 && files.length === 0)
      return reportChecks([{ name: "oxfmt", failure: ended.output }], context);
    const folders = [...readWorkspace().map((member) => member.folder), "top folder"];
    const checks = folders.map((folder): Check => {
      const own = files.filter((file) => folders.find((one) => file.startsWith(`${one}/`)) === folder);
      if (folder === "top folder")
        own.push(...files.filter((file) => !folders.some((one) => file.startsWith(`${one}/`))));
      if (own.length === 0) return { name: folder };
      return { name: folder, failure: `${own.join("\n")}\nnpm run fix formats ${own.length === 1 ? "it" : "them"}.` };
    });
    return reportChecks(checks, context);
  },
};
