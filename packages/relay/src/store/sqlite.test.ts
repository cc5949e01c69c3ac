// SQLite keeps what every store promises: nodes are connections to one file.
import { onTestFinished } from "vitest";
import { nearPeople } from "../accounts/near-people.ts";
import { nodePlatform } from "../platform.ts";
import { tempFolder } from "../testing/test-relay.ts";
import { createTransactions } from "./append.ts";
import { openDatabase, type Database } from "./database.ts";
import { createJobStore } from "./job-store.ts";
import { readLog } from "./read-log.ts";
import { describeBeside } from "./testing/beside-conformance.ts";
import { describeClock } from "./testing/clock-conformance.ts";
import { describeStore, type House } from "./testing/conformance.ts";
import { startNode } from "./testing/node.ts";
import { describeJobs } from "./testing/jobs-conformance.ts";
import { describeOwnConversations } from "./testing/own-conversations-conformance.ts";
import { describePeople, type OneBeside } from "./testing/people-conformance.ts";
import { skewed } from "./testing/skewed.ts";

describeStore("SQLite", openHouse);
describeClock("SQLite", openHouse);
describeJobs("SQLite", openHouse);
describeOwnConversations("SQLite", openHouse);

async function openHouse(): Promise<House> {
  const folder = tempFolder();
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await openDatabase({ folder });
    opened.push(database);
    return database;
  };
  const { sqlite: past, beside } = await open();
  onTestFinished(() => {
    for (const database of opened) database.close();
  });
  return {
    beside,
    async node({ aheadMs = 0 } = {}) {
      const platform = skewed(nodePlatform, aheadMs);
      const { sqlite } = await open();
      const parts = {
        transactions: createTransactions(sqlite, platform.clock),
        jobs: createJobStore(sqlite, platform.clock),
        log: readLog(sqlite, "one"),
      };
      return startNode(parts, platform);
    },
    count: async (sql) => Number(past.prepare(sql).get()?.["n"]),
    exec: async (sql) => past.exec(sql),
    poison: async () =>
      past.exec(`CREATE TRIGGER poisoned BEFORE INSERT ON events WHEN new.body LIKE '%poison%'
                 BEGIN SELECT raise(ABORT, 'poisoned'); END`),
    async jam(state) {
      for (const { sqlite } of opened) sqlite.exec(`PRAGMA query_only = ${state === "jammed" ? "ON" : "OFF"}`);
    },
  };
}

async function openTwo(): Promise<readonly [OneBeside, OneBeside]> {
  const folder = tempFolder();
  const open = async (): Promise<OneBeside> => {
    const database = await openDatabase({ folder });
    onTestFinished(() => database.close());
    return { beside: database.beside, near: nearPeople(database.sqlite, nodePlatform.clock.now) };
  };
  return [await open(), await open()];
}

describeBeside("SQLite", openTwo);
describePeople("SQLite", openTwo);
