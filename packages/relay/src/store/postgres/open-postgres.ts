// Opens a store on Postgres for one node: checks the server, brings the tables up to date, and puts the parts together.
import type { Kysely } from "kysely";
import { randomName, type Platform } from "../../platform.ts";
import type { Beside } from "../beside.ts";
import type { Tables } from "../all-tables.ts";
import type { JobStore } from "../job-store.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import type { Transactions } from "../transactions.ts";
import { besideOnPostgres } from "./beside.ts";
import { checkServer, openPool, type PostgresOptions } from "./connection.ts";
import { createPostgresJobStore } from "./job-store.ts";
import { createLeases, type Leases } from "./leases.ts";
import { migratePostgres } from "./migrate.ts";
import { sweepRuns } from "./runs.ts";
import { startNotices, type Notices } from "./notices.ts";
import { OWN_STEPS } from "./own-steps.ts";
import { readPostgresLog, type FarLog } from "./read-log.ts";
import { storeClock, type StoreClock } from "./store-clock.ts";
import { createPostgresTransactions } from "./transactions.ts";

/** One node's way to the store that several share. */
export interface PostgresStore {
  readonly db: Kysely<Tables>;
  /** A name that no other node has. */
  readonly node: string;
  readonly beside: Beside;
  readonly transactions: Transactions;
  readonly jobs: JobStore;
  readonly leases: Leases;
  readonly log: FarLog;
  readonly notices: Pick<Notices, "listen">;
  readonly clock: StoreClock;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

// The database's name, chosen by whoever came first.
async function generationOf(db: Kysely<Tables>, platform: Pick<Platform, "random">): Promise<string> {
  const own = { key: "generation", value: randomName(platform) };
  await db
    .insertInto("meta")
    .values(own)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom("meta").select("value").where("key", "=", own.key).executeTakeFirstOrThrow()).value;
}

/** @throws DatabaseRefused when the server cannot be used or there is none */
export async function openPostgres(
  options: PostgresOptions,
  platform: Pick<Platform, "clock" | "random">,
): Promise<PostgresStore> {
  const db = openPool(options);
  try {
    await checkServer(db);
    await migratePostgres(db, [...MIGRATIONS, ...OWN_STEPS]);
    await sweepRuns(db);
    const clock = await storeClock(platform.clock, db);
    const notices = await startNotices(options, platform);
    const node = randomName(platform);
    const patienceMs = options.patienceMs ?? PATIENCE_MS;
    return {
      db,
      node,
      beside: besideOnPostgres(db),
      transactions: createPostgresTransactions({ db, notices, clock: platform.clock, patienceMs, node }),
      jobs: createPostgresJobStore(db),
      leases: createLeases(db, node),
      log: readPostgresLog(db, await generationOf(db, platform)),
      notices,
      clock,
      async close() {
        await notices.stop();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
