// Puts the commands together and turns every ending into an exit code: 0 done, 1 not done, 2 not understood.
import { Command, CommanderError } from "commander";
import { addAgentCommands } from "./agent-commands.ts";
import { addBackUpCommands } from "./back-up-commands.ts";
import { CliError } from "./cli-error.ts";
import { addConversationCommands } from "./conversation-commands.ts";
import { addIdentityCommands } from "./identity-command.ts";
import { addKeysCommands } from "./keys-command.ts";
import { addMailCommands } from "./mail-command.ts";
import { addLedgerCommand } from "./ledger-command.ts";
import { addSiteCommands } from "./site-commands.ts";
import { addMoveCommand } from "./move-command.ts";
import { FolderMoved } from "../store/moved-folder.ts";
import { DatabaseRefused } from "../store/postgres/database-refused.ts";
import { addStartCommand } from "./start-command.ts";
import { addVerifyCommand } from "./verify-command.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line, without the program's own name, and answers with the exit code. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command("handrail")
    .description("The Handrail relay: there is always a human if you want one.")
    .exitOverride()
    .showHelpAfterError("See --help for what it takes.")
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, "")),
      writeErr: (text) => terminal.err(text.replace(/\n$/, "")),
    });
  addStartCommand(program, terminal);
  addSiteCommands(program, terminal);
  addAgentCommands(program, terminal);
  addConversationCommands(program, terminal);
  addLedgerCommand(program, terminal);
  addVerifyCommand(program, terminal);
  addKeysCommands(program, terminal);
  addIdentityCommands(program, terminal);
  addMailCommands(program, terminal);
  addBackUpCommands(program, terminal);
  addMoveCommand(program, terminal);
  try {
    await program.parseAsync(idsLast(words), { from: "user" });
    return 0;
  } catch (error) {
    return endOf(error, terminal);
  }
}

const DASHED_ID = /^-[\w-]{42}$/;

// One conversation's id in 64 begins as an option does; behind `--` nothing is one.
function idsLast(words: readonly string[]): string[] {
  const ids = words.filter((word) => DASHED_ID.test(word));
  if (ids.length === 0 || words.includes("--")) return [...words];
  return [...words.filter((word) => !DASHED_ID.test(word)), "--", ...ids];
}

function endOf(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliError) {
    terminal.err(`${error.message}\n${error.next}`);
    return error.exitCode;
  }
  if (error instanceof FolderMoved) {
    terminal.err(`${error.message}\nSet DATABASE_URL to the database that it was moved to.`);
    return 1;
  }
  if (error instanceof DatabaseRefused) {
    terminal.err(`${error.message} (${error.code})`);
    return 1;
  }
  if (isOfDisk(error)) {
    terminal.err(`The data folder cannot be used: ${error.message}.\nLook at --data, and at who may write there.`);
    return 1;
  }
  throw error;
}

const DISK_CODES = /^(?:EACCES|EIO|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST|ENOENT|ERR_SQLITE_ERROR)$/;

function isOfDisk(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string" && DISK_CODES.test(error.code);
}
