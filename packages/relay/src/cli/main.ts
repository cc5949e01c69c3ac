#!/usr/bin/env node
// The `handrail` command.
import { runCli } from "./program.ts";
import { nodeTerminal } from "./terminal.ts";

process.exitCode = await runCli(process.argv.slice(2), nodeTerminal);
