// `handrail backup` and `handrail restore`: a copy of everything in a data folder, made beside a running relay, and put back.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { BackUpError } from "../back-up/back-up-error.ts";
import { backUp, DATABASE_FILE, KEY_FILES } from "../back-up/back-up.ts";
import { erasedSince } from "../back-up/erased-since.ts";
import { makeAnew, restore } from "../back-up/restore.ts";
import { eraseBeside, type Wanted } from "../erasing/erase-beside.ts";
import { nodePlatform } from "../platform.ts";
import { keySource } from "../receipts/key-file.ts";
import { createNotary } from "../receipts/notary.ts";
import { FolderInUse, lockFolder } from "../store/folder-lock.ts";
import { makeAnewOnPostgres } from "../back-up/anew-on-postgres.ts";
import { CliError } from "./cli-error.ts";
import { databaseUrlOf, withData } from "./data-folder.ts";
import { dataOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface BackUpWords {
  readonly data: string;
}

interface RestoreWords extends BackUpWords {
  readonly erasedIn?: string;
}

/** Adds the two commands to the program. */
export function addBackUpCommands(program: Command, terminal: Terminal): void {
  program
    .command("backup <folder>")
    .description(
      "copy the conversations, sites, accounts and keys of a data folder into a new folder; the relay may run",
    )
    .addOption(dataOption())
    .action((to: string, { data }: BackUpWords) => {
      if (databaseUrlOf(terminal) !== null) {
        throw new CliError("DATABASE_URL is set: the data is in Postgres, which has its own way (use-pg-dump).", {
          next: 'Back it up with: pg_dump --format=custom --file=handrail.dump "$DATABASE_URL". Keep HANDRAIL_SECRET and HANDRAIL_RECEIPT_KEY with it.',
        });
      }
      mustHaveData(data);
      const keys = told(() => backUp({ from: data, to }));
      terminal.out(`The back-up is in ${to}. It holds what visitors wrote, and keys: keep it as you keep the data.`);
      for (const missing of KEY_FILES.filter((file) => !keys.includes(file))) terminal.err(notIn(missing));
    });
  program
    .command("restore [folder]")
    .description(
      "put a back-up in the place of a data folder; without one: say that a snapshot of the disk has been put back",
    )
    .option(
      "--erased-in <from>",
      "a newer data folder, or a list by handrail conversation erased: what is erased there is erased here, too",
    )
    .addOption(dataOption())
    .action(async (from: string | undefined, words: RestoreWords) => {
      const { data, erasedIn } = words;
      // Read first: what cannot be read is not to be found out of when the relay could be started.
      const erased = erasedIn === undefined ? null : told(() => erasedSince(erasedIn));
      const databaseUrl = databaseUrlOf(terminal);
      if (databaseUrl !== null) await renewDatabase(databaseUrl, from);
      else if (from !== undefined) told(() => restore({ from, to: data }, nodePlatform));
      else told(() => renew(data));
      terminal.out("It is put back. Open pages notice, and send again what it has forgotten. Agents sign in again.");
      if (erased !== null) await eraseAgain(erased, words, terminal);
    });
}

async function renewDatabase(url: string, from: string | undefined): Promise<void> {
  if (from !== undefined) {
    throw new CliError("DATABASE_URL is set: the data is in Postgres, which has its own way (use-pg-restore).", {
      next: 'Stop every node, put it back with: pg_restore --clean --if-exists --dbname="$DATABASE_URL" handrail.dump. Then run: handrail restore',
    });
  }
  const { openPostgres } = await import("../store/postgres/open-postgres.ts");
  const store = await openPostgres({ url, connectionsMax: 2 }, nodePlatform);
  try {
    await makeAnewOnPostgres(store.beside, nodePlatform);
  } finally {
    await store.close();
  }
}

function renew(data: string): void {
  mustHaveData(data);
  const unlock = lockFolder(data);
  try {
    makeAnew(join(data, DATABASE_FILE), nodePlatform);
  } finally {
    unlock();
  }
}

// HG14: by the same law as the first time, so that whoever is still promised an answer there gets it first.
async function eraseAgain(erasures: readonly Wanted[], { data }: RestoreWords, terminal: Terminal): Promise<void> {
  const refused = await withData(
    { data, terminal, folder: "known" },
    async ({ transactions, log, people, keyFolder }) => {
      const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
      const given = terminal.env["HANDRAIL_RECEIPT_KEY"];
      const notary = createNotary(keySource({ folder: keyFolder, given }, { bytes, nowMs: nodePlatform.clock.now() }));
      const { generation } = log;
      const eraser = { transactions, sites: people.sites, platform: nodePlatform, notary, generation };
      const late: string[] = [];
      for (const wanted of erasures) {
        const verdict = await eraseBeside(eraser, wanted);
        if (!verdict.ok) late.push(`${wanted.conversation} (${verdict.error.code})`);
      }
      return late;
    },
  );
  terminal.out(`${erasures.length - refused.length} of ${erasures.length} conversations are erased again.`);
  if (refused.length === 0) return;
  throw new CliError(`These could not be erased: ${refused.join(", ")}.`, {
    next: "The visitor is promised an answer. Answer at the desk, then run: handrail conversation erase <id>",
  });
}

function mustHaveData(data: string): void {
  if (existsSync(join(data, DATABASE_FILE))) return;
  throw new CliError(`There is no Handrail data in the folder ${data}.`, {
    next: "Name the folder that the relay runs on with --data.",
  });
}

function told<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof BackUpError) throw new CliError(error.message, { next: error.next });
    if (error instanceof FolderInUse)
      throw new CliError(error.message, { next: "Stop it, and run the command again." });
    throw error;
  }
}

function notIn(file: string): string {
  return file === "secret"
    ? "HANDRAIL_SECRET is not in it: it is in the relay's environment, and agents sign in again without it."
    : "HANDRAIL_RECEIPT_KEY is not in it: it is in the relay's environment. Without it nobody can add to the receipts' proof.";
}
