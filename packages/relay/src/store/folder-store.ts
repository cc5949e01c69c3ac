// Opens a data folder for the one relay that may run on it: SQLite, and everything that is known in this process's memory.
import { nearPeople } from "../accounts/near-people.ts";
import { hearOfErasures } from "../erasing/hearsay.ts";
import { startScrubber } from "../erasing/scrubber.ts";
import { faultLine, type Logger } from "../logger.ts";
import { oneNode } from "../nodes/one-node.ts";
import type { Platform } from "../platform.ts";
import { requestsFromLog } from "../receipts/rebuild-requests.ts";
import { createTransactions } from "./append.ts";
import { openDatabase, type Database } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { generationOf } from "./generation.ts";
import { createJobStore, releaseClaims } from "./job-store.ts";
import { mustBeHere } from "./moved-folder.ts";
import { readLog } from "./read-log.ts";
import type { RelayStore } from "./relay-store.ts";

export interface FolderStoreDeps {
  readonly platform: Pick<Platform, "clock" | "random">;
  readonly logger: Logger;
}

/** @throws FolderInUse when another relay runs on it; FolderMoved; what the disk threw */
export async function openFolderStore(folder: string, deps: FolderStoreDeps): Promise<RelayStore> {
  mustBeHere(folder);
  const unlock = lockFolder(folder);
  try {
    const store = storeOn(await openDatabase({ folder }), deps);
    return {
      ...store,
      async close() {
        await store.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A store on a folder's open database, which it closes in the end. @throws what the disk threw */
export function storeOn(database: Database, { platform, logger }: FolderStoreDeps): RelayStore {
  const { sqlite, beside } = database;
  const { clock } = platform;
  try {
    const log = readLog(sqlite, generationOf(sqlite, platform));
    const parts = oneNode({
      sqlite,
      clock,
      onFault: (error) => logger.error(faultLine(error), "a listener of news failed"),
    });
    requestsFromLog(sqlite);
    const scrubber = startScrubber({
      sqlite,
      clock,
      onFault: (error) =>
        logger.error(faultLine(error), "what was erased is not out of the files yet, and is tried again"),
    });
    // Whatever an earlier process had claimed: it cannot be alive.
    releaseClaims(sqlite);
    return {
      clock,
      log,
      transactions: createTransactions(sqlite, clock, parts.runs),
      jobs: createJobStore(sqlite, clock),
      beside,
      near: nearPeople(sqlite, () => clock.now()),
      parts,
      database,
      erased: () => scrubber.wake(),
      hearOfErasures: (news) =>
        hearOfErasures({
          sqlite,
          log,
          news,
          clock,
          onErased: () => scrubber.wake(),
          onFault: (error) => logger.error(faultLine(error), "erasures of another process were not read"),
        }),
      async close() {
        scrubber.stop();
        await parts.stop();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
