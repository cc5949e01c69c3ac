// Opens a data folder for one command. It may run beside a relay on the same folder: SQLite's WAL lets both write.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { nearPeople } from "../accounts/near-people.ts";
import { openPeople, type People } from "../accounts/people.ts";
import { knownPublicUrl } from "../accounts/public-url.ts";
import { secretOf } from "../accounts/secret.ts";
import { nodePlatform } from "../platform.ts";
import { openDatabase, type Database } from "../store/database.ts";
import { CliError } from "./cli-error.ts";
import type { Terminal } from "./terminal.ts";

/** Where data is kept when nobody says otherwise. */
export const DEFAULT_FOLDER = ".data";

/** An open folder. */
export interface DataFolder {
  readonly people: People;
  readonly database: Database;
  readonly publicUrl: string;
}

/** What a command says of the folder that it wants. */
export interface FolderWords {
  readonly data: string;
  readonly publicUrl?: string | undefined;
  readonly terminal: Terminal;
  /** `known`: the folder must have data in it already; a mistyped name is not to become one. */
  readonly folder: "known" | "new-or-known";
}

/** Opens, works, closes, whatever happens. */
export async function withData<Value>(
  options: FolderWords,
  work: (folder: DataFolder) => Value | Promise<Value>,
): Promise<Value> {
  if (options.folder === "known" && !existsSync(join(options.data, "handrail.db"))) {
    throw new CliError(`There is no Handrail data in the folder ${options.data}.`, {
      next: "Name the folder that the relay runs on with --data, or begin one with: handrail start",
    });
  }
  const database = await openDatabase({ folder: options.data });
  try {
    const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
    const publicUrl = options.publicUrl ?? (await knownPublicUrl(database.beside));
    const secret = secretOf({ folder: options.data, given: options.terminal.env["HANDRAIL_SECRET"], bytes });
    const near = nearPeople(database.sqlite, () => nodePlatform.clock.now());
    const { beside } = database;
    const people = await openPeople({ beside, near, platform: nodePlatform, publicUrl, secret, as: "tool" });
    return await work({ people, database, publicUrl });
  } finally {
    database.close();
  }
}
