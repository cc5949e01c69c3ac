// Opens a database of Postgres's for one node: the store that the nodes share, and what this one keeps of it and hears of the others.
import { faultLine, type Logger } from "../logger.ts";
import { severalNodes } from "../nodes/several-nodes.ts";
import type { Clock, Platform, Timer } from "../platform.ts";
import { copyPeople } from "./postgres/near-people.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import type { StoreClock } from "./postgres/store-clock.ts";
import type { RelayStore } from "./relay-store.ts";

/** A node's own clock drifts by less than a millisecond in so many. */
const COMPARE_MS = 60_000;

export interface DatabaseStoreDeps {
  readonly platform: Pick<Platform, "clock" | "random">;
  readonly logger: Logger;
}

/** @throws DatabaseRefused when the server cannot be used or there is none */
export async function openDatabaseStore(url: string, { platform, logger }: DatabaseStoreDeps): Promise<RelayStore> {
  const onFault = (error: unknown): void =>
    logger.error(faultLine(error), "the database could not be asked, and is asked again");
  const store = await openPostgres({ url }, platform);
  try {
    const near = await copyPeople({ ...store, onFault });
    const parts = await severalNodes({ store, onFault });
    const stopComparing = keepCompared(store.clock, platform.clock, onFault);
    return {
      ...store,
      near,
      parts,
      database: null,
      // Its server ends by itself when its disk refuses a sync.
      onLost: () => {},
      // Postgres takes up again what was deleted when it tidies its tables.
      erased: () => {},
      // Notices tell of them.
      hearOfErasures: () => () => {},
      async close() {
        stopComparing();
        await parts.stop();
        await near.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function keepCompared(clock: StoreClock, own: Clock, onFault: (error: unknown) => void): () => void {
  let isStopped = false;
  const compare = async (): Promise<void> => {
    await clock.compare().catch(onFault);
    if (!isStopped) timer = own.setTimeout(() => void compare(), COMPARE_MS);
  };
  let timer: Timer = own.setTimeout(() => void compare(), COMPARE_MS);
  return () => {
    isStopped = true;
    own.clearTimeout(timer);
  };
}
