// `npm run fix`: mends what lint can mend, then formats everything.
import { runNode } from "./command.ts";

if (import.meta.main) {
  const linted = await runNode("node_modules/oxlint/bin/oxlint", ["--fix"], { onLine: (line) => console.log(line) });
  const formatted = await runNode("node_modules/oxfmt/bin/oxfmt", [], { onLine: (line) => console.log(line) });
  process.exitCode = linted.code === 0 && formatted.code === 0 ? 0 : 1;
}
