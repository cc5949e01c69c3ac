// `handrail move`: takes everything of a data folder into the Postgres database of DATABASE_URL.
import type { Command } from "commander";
import { KEY_FILES } from "../back-up/back-up.ts";
import { MoveError, moveFolder } from "../moving/move.ts";
import { nodePlatform } from "../platform.ts";
import { FolderInUse } from "../store/folder-lock.ts";
import { MOVED_FILE } from "../store/moved-folder.ts";
import { CliError } from "./cli-error.ts";
import { databaseUrlOf } from "./data-folder.ts";
import { dataOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Adds the `move` command to the program. */
export function addMoveCommand(program: Command, terminal: Terminal): void {
  program
    .command("move")
    .description("move a data folder into the empty Postgres database of DATABASE_URL; the relay must be stopped")
    .addOption(dataOption())
    .action(async ({ data }: { readonly data: string }) => {
      const url = databaseUrlOf(terminal);
      if (url === null) {
        throw new CliError("DATABASE_URL is not set, so there is nowhere to move to (database-missing).", {
          next: "Set it like DATABASE_URL=postgres://handrail:password@db.example:5432/handrail",
          exitCode: 2,
        });
      }
      const { openPostgres } = await import("../store/postgres/open-postgres.ts");
      const store = await openPostgres({ url, connectionsMax: 2 }, nodePlatform);
      try {
        const moved = await moveFolder(data, store);
        const rows = [...moved.values()].reduce((sum, count) => sum + count, 0);
        terminal.out(`${moved.get("conversations") ?? 0} conversations have been moved, ${rows} rows in all.`);
        terminal.out(`The folder's database is called ${MOVED_FILE} now, and no relay starts on it.`);
        terminal.err("Give every node the keys that the folder has, where they are not in its environment already:");
        for (const file of KEY_FILES) terminal.err(`  ${variableOf(file)}="$(cat ${data}/${file})"`);
      } catch (error) {
        if (error instanceof MoveError) throw new CliError(error.message, { next: error.next });
        if (error instanceof FolderInUse)
          throw new CliError(error.message, { next: "Stop it, and run the command again." });
        throw error;
      } finally {
        await store.close();
      }
    });
}

function variableOf(file: string): string {
  return file === "secret" ? "HANDRAIL_SECRET" : "HANDRAIL_RECEIPT_KEY";
}
