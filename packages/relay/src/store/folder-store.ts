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
import { markOpen, settleLog, unmark } from "./settle-log.ts";
import { startWriteBack, WAL_PAGES } from "./write-back.ts";

/** How often it is tried to be alone with the database, and how many tries have a line of the log. */
const TRY_MS = 250;
const TRIES_A_LINE = 40;

export interface FolderStoreDeps {
  readonly platform: Pick<Platform, "clock" | "random">;
  readonly logger: Logger;
  /** How many pages of the log wait at most before they go into the tables. */
  readonly walPages?: number;
  /** Whether it may start a thread: time is real, so that nobody minds what happens at the same time. */
  readonly hasThreads?: boolean;
}

/** @throws FolderInUse when another relay runs on it; FolderMoved; what the disk threw */
export async function openFolderStore(folder: string, deps: FolderStoreDeps): Promise<RelayStore> {
  mustBeHere(folder);
  const unlock = lockFolder(folder);
  try {
    if (folder !== ":memory:") {
      await settled(folder, deps);
      markOpen(folder);
    }
    const database = await openDatabase({ folder });
    const store = storeOn(database, deps);
    return {
      ...store,
      async close() {
        if (!database.sqlite.isLost) unmark(folder);
        await store.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

// It is waited for in here, and not by a service manager, which gives up after a few tries.
async function settled(folder: string, { platform: { clock }, logger }: FolderStoreDeps): Promise<void> {
  for (let tries = 0; settleLog(folder) === "others"; tries += 1) {
    if (tries % TRIES_A_LINE === 0) {
      logger.warn(
        "the last relay did not end well, and another program (a back-up?) has its database open: the relay starts when that has ended",
      );
    }
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, TRY_MS));
  }
}

/** A store on a folder's open database, which it closes in the end. @throws what the disk threw */
export function storeOn(
  database: Database,
  { platform, logger, walPages = WAL_PAGES, hasThreads = false }: FolderStoreDeps,
): RelayStore {
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
    const writeBack = startWriteBack({
      sqlite,
      pagesMax: walPages,
      hasThread: hasThreads,
      onFault: (error) => logger.error(faultLine(error), "the log's thread ended, and is started again"),
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
      onLost: (tell) => sqlite.onRefused(tell),
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
        const end = await writeBack.stop();
        database.close();
        end();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
