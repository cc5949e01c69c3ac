// Opens what a relay keeps for one command: the data folder, or with DATABASE_URL the database. It may run beside a relay on the same.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { nearPeople, type NearPeople } from "../accounts/near-people.ts";
import { openPeople, type People } from "../accounts/people.ts";
import { knownPublicUrl } from "../accounts/public-url.ts";
import { secretOf } from "../accounts/secret.ts";
import { nodePlatform, randomName, type Clock } from "../platform.ts";
import { requestsFromLog } from "../receipts/rebuild-requests.ts";
import { createTransactions } from "../store/append.ts";
import type { Beside } from "../store/beside.ts";
import { openDatabase } from "../store/database.ts";
import { generationOf } from "../store/generation.ts";
import type { LogReader } from "../store/log.ts";
import { mustBeHere } from "../store/moved-folder.ts";
import { readLog } from "../store/read-log.ts";
import type { Transactions } from "../store/transactions.ts";
import { CliError } from "./cli-error.ts";
import type { Terminal } from "./terminal.ts";

/** Where data is kept when nobody says otherwise. */
export const DEFAULT_FOLDER = ".data";

/** The store of a relay, opened for a command. */
export interface OpenStore {
  readonly beside: Beside;
  readonly near: NearPeople;
  readonly log: LogReader;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

/** An open store and the people in it. */
export interface DataFolder extends OpenStore {
  readonly people: People;
  readonly publicUrl: string;
  /** Where the keys are: none on Postgres, whose nodes are given theirs. */
  readonly keyFolder: string | null;
}

/** What a command says of the folder that it wants. */
export interface FolderWords {
  readonly data: string;
  readonly publicUrl?: string | undefined;
  readonly terminal: Terminal;
  /** `known`: the folder must have data in it already; a mistyped name is not to become one. */
  readonly folder: "known" | "new-or-known";
}

/** The database that the relay is on instead of a folder. */
export function databaseUrlOf({ env }: Pick<Terminal, "env">): string | null {
  const url = env["DATABASE_URL"];
  return url === undefined || url === "" ? null : url;
}

/** Opens, works, closes, whatever happens. */
export async function withData<Value>(
  options: FolderWords,
  work: (folder: DataFolder) => Value | Promise<Value>,
): Promise<Value> {
  const { terminal, data } = options;
  const databaseUrl = databaseUrlOf(terminal);
  const { store, close } = databaseUrl === null ? await openFolder(options) : await openFar(databaseUrl);
  try {
    const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);
    const publicUrl = options.publicUrl ?? (await knownPublicUrl(store.beside));
    const given = terminal.env["HANDRAIL_SECRET"];
    // No command signs anybody in: on Postgres it need not be given.
    const secret = databaseUrl === null ? secretOf({ folder: data, given, bytes }) : randomName(nodePlatform, 32);
    const platform = { ...nodePlatform, clock: store.clock };
    const { beside, near } = store;
    const people = await openPeople({ beside, near, platform, publicUrl, secret, as: "tool" });
    return await work({ ...store, people, publicUrl, keyFolder: databaseUrl === null ? data : null });
  } finally {
    await close();
  }
}

interface Opened {
  readonly store: OpenStore;
  close(): Promise<void>;
}

async function openFolder({ data, folder }: FolderWords): Promise<Opened> {
  mustBeHere(data);
  if (folder === "known" && !existsSync(join(data, "handrail.db"))) {
    throw new CliError(`There is no Handrail data in the folder ${data}.`, {
      next: "Name the folder that the relay runs on with --data, or begin one with: handrail start",
    });
  }
  const { sqlite, beside, close } = await openDatabase({ folder: data });
  const { clock } = nodePlatform;
  requestsFromLog(sqlite);
  return {
    store: {
      beside,
      near: nearPeople(sqlite, () => clock.now()),
      log: readLog(sqlite, generationOf(sqlite, nodePlatform)),
      transactions: createTransactions(sqlite, clock),
      clock,
    },
    close: async () => close(),
  };
}

async function openFar(url: string): Promise<Opened> {
  // Loaded only now: most relays are on a folder, and the driver takes longer than what a command does.
  const { openPostgres } = await import("../store/postgres/open-postgres.ts");
  const { copyPeople } = await import("../store/postgres/near-people.ts");
  const far = await openPostgres({ url, connectionsMax: 2 }, nodePlatform);
  try {
    const near = await copyPeople({ ...far, onFault: () => {} });
    return {
      store: { ...far, near },
      async close() {
        await near.stop();
        await far.close();
      },
    };
  } catch (error) {
    await far.close();
    throw error;
  }
}
