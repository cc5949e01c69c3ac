#!/usr/bin/env node
// The `handrail` command.
import { nodeTrouble } from "./node-version.ts";

const trouble = nodeTrouble(process.versions.node);
if (trouble === null) {
  // Loaded only now: an older Node fails at the imports, and says why in no words that help.
  const [{ runCli }, { nodeTerminal }] = await Promise.all([import("./program.ts"), import("./terminal.ts")]);
  process.exitCode = await runCli(process.argv.slice(2), nodeTerminal);
} else {
  process.stderr.write(`${trouble}\n`);
  process.exitCode = 1;
}
