// Checks the documentation: its code compiles, its commands exist, its links lead somewhere.
import { checkCode } from "../docs/code-check.ts";
import { checkCommands } from "../docs/command-check.ts";
import { checkLinks } from "../docs/link-check.ts";
import { documentationPages } from "../docs/pages.ts";
import { isWanted, reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";

export const docsStage: Stage = {
  name: "docs",
  about: "code blocks compile, commands exist, links lead somewhere",
  async run(context) {
    const pages = documentationPages().filter((page) => isWanted(page.path, context));
    const checks = [...(await checkCode(pages)), ...(await checkCommands(pages)), ...pages.flatMap(checkLinks)];
    return reportChecks(checks, context);
  },
};
