import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished, vi } from "vitest";
import { tempFolder } from "../testing/test-relay.ts";
import { openDatabase } from "./database.ts";
import { RefusedSync } from "./sqlite-error.ts";
import { startWriteBack } from "./write-back.ts";

const PAGES = 100;

/** A database that takes rows of a page each, and says how long its log is and how many of it are in the tables. */
async function world({ hasThread }: { readonly hasThread: boolean }) {
  const folder = tempFolder();
  const { sqlite, close } = await openDatabase({ folder });
  const faults: unknown[] = [];
  sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE); CREATE TABLE rows (text TEXT)");
  const insert = sqlite.prepare("INSERT INTO rows VALUES (?)");
  const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
  const write = (): unknown => insert.run("x".repeat(4_000));
  const log = (): number => Number(look.get()?.["log"]);
  const writeBack = startWriteBack({ sqlite, pagesMax: PAGES, hasThread, onFault: (error) => faults.push(error) });
  onTestFinished(async () => {
    const end = await writeBack.stop();
    close();
    end();
    expect(faults).toEqual([]);
  });
  return {
    folder,
    sqlite,
    write,
    writeUntil(pages: number): void {
      while (log() < pages) write();
    },
    log,
    written: () => Number(look.get()?.["checkpointed"]),
  };
}

it.each([[true], [false]])("begins a long log anew, with a thread: %s", async (hasThread) => {
  const { write, writeUntil, log, written } = await world({ hasThread });
  writeUntil(PAGES);
  await vi.waitFor(() => expect(written()).toBe(log()), { timeout: 60_000 });
  write();
  expect(log()).toBeLessThan(PAGES / 2);
});

it("does not try anew with every message what a reader of a moment long past keeps where it is", async () => {
  const { folder, write, writeUntil, written } = await world({ hasThread: false });
  const reader = new DatabaseSync(join(folder, "handrail.db"), { readOnly: true });
  onTestFinished(() => reader.close());
  reader.exec("BEGIN; SELECT count(*) FROM rows");
  writeUntil(PAGES);
  const before = written();
  reader.exec("COMMIT");
  write();
  expect(written()).toBe(before);
  for (let rows = 0; rows < PAGES && written() === before; rows += 1) write();
  expect(written()).toBeGreaterThan(before);
});

it("[HG3] says no to everything once the disk has refused a sync, and tells of it once", async () => {
  const { sqlite, write } = await world({ hasThread: false });
  write();
  const told: unknown[] = [];
  sqlite.onRefused((error) => told.push(error));
  sqlite.lose("disk I/O error");
  sqlite.lose("disk I/O error");
  expect(told).toEqual([expect.any(RefusedSync)]);
  expect(() => write()).toThrow(RefusedSync);
  expect(() => sqlite.prepare("SELECT 1")).toThrow(RefusedSync);
});
