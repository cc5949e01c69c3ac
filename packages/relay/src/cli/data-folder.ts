// Opens a data folder for one command. It may run beside a relay on the same folder: SQLite's WAL lets both write.
import { openPeople, type People } from "../accounts/people.ts";
import { knownPublicUrl } from "../accounts/public-url.ts";
import { secretOf } from "../accounts/secret.ts";
import { nodePlatform } from "../platform.ts";
import { openDatabase, type Database } from "../store/database.ts";
import type { Terminal } from "./terminal.ts";

/** Where data is kept when nobody says otherwise. */
export const DEFAULT_FOLDER = ".data";

/** An open folder. */
export interface DataFolder {
  readonly people: People;
  readonly database: Database;
  readonly publicUrl: string;
}

/** Opens, works, closes, whatever happens. */
export async function withData<Value>(
  options: { readonly data: string; readonly publicUrl?: string | undefined; readonly terminal: Terminal },
  work: (folder: DataFolder) => Value | Promise<Value>,
): Promise<Value> {
  const database = await openDatabase({ folder: options.data });
  try {
    const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
    const publicUrl = options.publicUrl ?? knownPublicUrl(database);
    const secret = secretOf({ folder: options.data, given: options.terminal.env["HANDRAIL_SECRET"], bytes });
    const people = await openPeople({ database, platform: nodePlatform, publicUrl, secret, as: "tool" });
    return await work({ people, database, publicUrl });
  } finally {
    database.close();
  }
}
