import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { createLogger } from "../logger.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { tempFolder } from "../testing/test-relay.ts";
import { openDatabase } from "./database.ts";
import { openFolderStore } from "./folder-store.ts";
import { isMarked, markOpen, settleLog } from "./settle-log.ts";

const rowsOf = (folder: string): unknown => {
  const sqlite = new DatabaseSync(join(folder, "handrail.db"), { readOnly: true });
  onTestFinished(() => sqlite.close());
  return sqlite.prepare("SELECT count(*) AS n FROM probes").get()?.["n"];
};
const logBytes = (folder: string): number => {
  const log = join(folder, "handrail.db-wal");
  return existsSync(log) ? statSync(log).size : 0;
};

/** A folder as a relay left it that did not end well. */
async function leftBehind(): Promise<string> {
  const folder = tempFolder();
  markOpen(folder);
  const { sqlite, close } = await openDatabase({ folder });
  sqlite.exec("INSERT INTO probes (site, at) VALUES ('shop', 1)");
  close();
  return folder;
}

it("[HG3] is left as it lies by whoever closes the database where a relay did not end well, and settled by the next relay", async () => {
  const folder = await leftBehind();
  expect(logBytes(folder)).toBeGreaterThan(0);
  expect(settleLog(folder)).toBe("settled");
  expect(logBytes(folder)).toBe(0);
  expect(rowsOf(folder)).toBe(1);
});

it("[HG3] keeps a relay waiting while somebody else has the database open after a bad end, and only then", async () => {
  const folder = await leftBehind();
  const reader = new DatabaseSync(join(folder, "handrail.db"), { readOnly: true });
  reader.exec("BEGIN; SELECT count(*) FROM probes");
  const platform = manualPlatform();
  let isOpen = false;
  const opening = openFolderStore(folder, { platform, logger: createLogger("silent") }).then((store) => {
    isOpen = true;
    return store;
  });
  await platform.advance(5_000);
  expect(isOpen).toBe(false);
  reader.close();
  await platform.advance(1_000);
  const store = await opening;
  expect(isMarked(folder)).toBe(true);
  const other = new DatabaseSync(join(folder, "handrail.db"), { readOnly: true });
  other.exec("BEGIN; SELECT count(*) FROM probes");
  await store.close();
  const again = await openFolderStore(folder, { platform, logger: createLogger("silent") });
  other.close();
  await again.close();
  expect([isMarked(folder), logBytes(folder)]).toEqual([false, 0]);
});
